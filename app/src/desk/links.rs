//! The pages of the desk, in the order in which its front page and its navigation show them. A part that adds one adds a line here.

use domain::actor::Actor;
use domain::rights;

/// A page of the desk.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Its address.
    pub href: &'static str,
    /// Key of its title.
    pub title: &'static str,
    /// Key of what one does there.
    pub words: &'static str,
    /// Who may enter it.
    pub is_for: fn(&Actor) -> bool,
}

/// All pages of the desk.
pub const LINKS: &[Link] = &[
    Link {
        href: "/desk/identify",
        title: "identify-title",
        words: "identify-what",
        is_for: serves,
    },
    Link {
        href: "/desk/paper",
        title: "paper-title",
        words: "paper-what",
        is_for: serves,
    },
    Link {
        href: "/desk/people",
        title: "desk-people",
        words: "desk-people-words",
        is_for: serves,
    },
    Link {
        href: "/desk/letters",
        title: "letters-title",
        words: "letters-what",
        is_for: serves,
    },
    Link {
        href: "/desk/post",
        title: "post-title",
        words: "post-what",
        is_for: serves,
    },
    Link {
        href: "/desk/contacts",
        title: "desk-contacts-title",
        words: "desk-contacts-what",
        is_for: serves,
    },
    Link {
        href: "/desk/claims",
        title: "claims-title",
        words: "claims-what",
        is_for: serves,
    },
    Link {
        href: "/desk/signals",
        title: "signals-title",
        words: "signals-what",
        is_for: serves,
    },
    Link {
        href: "/desk/corrections",
        title: "desk-corrections",
        words: "desk-corrections-words",
        is_for: serves,
    },
    Link {
        href: "/desk/questions",
        title: "desk-questions",
        words: "desk-questions-words",
        is_for: answers,
    },
];

fn serves(actor: &Actor) -> bool {
    rights::may_serve(actor).is_ok()
}

fn answers(actor: &Actor) -> bool {
    rights::may_answer(actor).is_ok()
}

#[cfg(test)]
mod tests {
    use super::LINKS;
    use crate::i18n::{Locale, has_text};

    #[test]
    fn every_page_of_the_desk_has_words() {
        for link in LINKS {
            for l in Locale::ALL {
                assert!(
                    has_text(l, link.title) && has_text(l, link.words),
                    "{}",
                    link.href
                );
            }
        }
    }
}
