//! The form of a comment, read and drawn.

use super::talk::Talk;
use super::words;
use crate::form::{Fields, FormState};
use crate::identity::role_name;
use crate::moderation;
use crate::t;
use crate::ui::forms::{FieldText, checkboxes, radios};
use crate::ui::markdown::depth;
use crate::ui::{Markdown, TextArea};
use crate::web::Visit;
use domain::actor::Role;
use domain::discussion::{DEPTH, LENGTH, Stance};
use domain::ids::{AccountId, CommentId};
use domain::rights::discussion::speaks_as;
use leptos::prelude::*;
use uuid::{Builder, Uuid};

/// What of a comment was typed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its stance.
    pub stance: Option<Stance>,
    /// What it says.
    pub body: String,
    /// Whether it is meant to be said for the administration.
    pub is_official: bool,
}

/// Reads a comment; `None` where something is wrong, which is noted in the form.
pub fn read(form: &mut FormState, takes_stance: bool, role: Option<Role>) -> Option<Draft> {
    let is_official = role.is_some() && form.fields.has("official", "yes");
    let stance = Stance::from_word(form.fields.get("stance")).filter(|_| takes_stance);
    if takes_stance && stance.is_none() && !is_official {
        form.refuse("stance", "comment-stance-choose", &[]);
    }
    let body = body(form);
    (!form.is_refused()).then_some(Draft {
        stance: stance.filter(|_| !is_official),
        body,
        is_official,
    })
}

/// Reads the text of a comment.
pub fn body(form: &mut FormState) -> String {
    let body = form.paragraphs("body", LENGTH);
    form.say_if_empty("body", "comment-empty");
    if depth(&body) > DEPTH {
        let most = i64::try_from(DEPTH).unwrap_or(i64::MAX);
        form.refuse("body", "error-too-deep", &[("limit", most)]);
    }
    body
}

/// Whether only a preview was asked for.
pub fn is_preview(fields: &Fields) -> bool {
    fields.get("do") == "preview"
}

/// The id that a comment gets: it follows from who writes it and from the form it was written in, so that a form that is sent twice makes
/// one comment, and nobody can choose the id of theirs.
pub fn id_of(author: AccountId, form: &str) -> CommentId {
    let mut hasher = blake3::Hasher::new_derive_key("comitia 2026-12-01 id of a comment");
    hasher.update(author.0.as_bytes());
    hasher.update(form.as_bytes());
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    CommentId(Builder::from_custom_bytes(bytes).into_uuid())
}

/// The mark of the form that was sent, or one for a form that is drawn.
pub fn mark(visit: &Visit, form: &FormState) -> String {
    let sent: Result<Uuid, _> = form.fields.get("form").parse();
    sent.unwrap_or_else(|_| visit.app.clock.id()).to_string()
}

/// What was typed, as it will look.
pub fn preview(visit: &Visit, form: &FormState) -> Option<impl IntoView + use<>> {
    let text = form.value("body");
    let is_shown = is_preview(&form.fields) && !form.is_refused();
    is_shown.then(|| {
        view! {
            <section class="card preview" id="preview" aria-labelledby="preview-title">
                <h3 id="preview-title">{t!(visit.locale, "comment-preview-title")}</h3>
                <Markdown text/>
            </section>
        }
    })
}

/// The form of a comment, or of a reply where it takes no stance; `action` is where it is sent to.
pub fn view(
    visit: &Visit,
    talk: &Talk,
    form: &FormState,
    action: String,
    takes_stance: bool,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let stance = takes_stance.then(|| {
        let choice = |stance: &Stance| {
            let hint = t!(l, &format!("comment-{}-hint", stance.word()));
            (stance.word().to_owned(), words::stance(l, *stance), hint)
        };
        let text = FieldText::new("stance", t!(l, "comment-stance"), String::new());
        radios(l, form, &text, Stance::ALL.iter().map(choice).collect())
    });
    let official = speaks_as(&visit.actor, &talk.space).map(|role| {
        let label = t!(l, "comment-official-as", role = role_name(l, role));
        let choice = ("yes".to_owned(), label, t!(l, "comment-official-hint"));
        let text = FieldText::new("official", t!(l, "comment-official"), String::new());
        checkboxes(l, form, &text, vec![choice])
    });
    let label = if takes_stance {
        "comment-body"
    } else {
        "comment-reply-body"
    };
    let text = FieldText::new("body", t!(l, label), t!(l, "comment-body-hint"));
    let asked_in = visit.actor.account.is_none().then(|| {
        view! { <p class="small muted">{t!(l, "comment-sign-in-first")}</p> }
    });
    let send = if takes_stance {
        "comment-send"
    } else {
        "comment-reply-send"
    };
    view! {
        {preview(visit, form)}
        <form method="post" action=action novalidate class="write">
            <input r#type="hidden" name="form" value=mark(visit, form)/>
            {moderation::honey(l)}
            {stance}
            <TextArea l form=form.clone() text rows=5/>
            {official}
            {asked_in}
            <div class="actions">
                <button class="button">{t!(l, send)}</button>
                <button class="button secondary" name="do" value="preview">{t!(l, "comment-preview")}</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sent_twice_makes_one_comment_and_nobody_makes_that_of_another() {
        let [one, two] = [1, 2].map(|n| AccountId(Uuid::from_u128(n)));
        assert_eq!(id_of(one, "form"), id_of(one, "form"));
        assert_ne!(id_of(one, "form"), id_of(two, "form"));
        assert_ne!(id_of(one, "form"), id_of(one, "from"));
        assert_eq!(id_of(one, "form").0.get_version_num(), 8);
    }
}
