//! The statement of reasons in words, and telling those whom it concerns. The fields are those of Art. 17(3) of Regulation (EU) 2022/2065.

use super::store::statements::{self, Statement};
use super::words::{decision_name, ground_because, ground_name, kind_name, restriction};
use crate::db::{DbError, Tx};
use crate::i18n::{self, Locale};
use crate::notices::{Notice, Teller};
use crate::t;
use crate::web::{AppState, Site};
use domain::ids::AccountId;
use domain::moderation::{Part, Source};
use domain::notices::Kind;
use domain::rights::MayDecide;

/// A field of the statement: its key (as in `statement-KEY`) and what it says.
pub type Field = (&'static str, String);

/// The fields of a statement, in the order of the article.
pub fn fields(l: Locale, site: &Site, statement: &Statement, space: &str) -> Vec<Field> {
    let duration = match statement.ends_at {
        Some(ends) => t!(
            l,
            "statement-until",
            when = i18n::moment(l, ends, &site.time_zone)
        ),
        None => t!(l, "statement-no-end"),
    };
    let source = match statement.source {
        Source::Notice => t!(l, "statement-source-notice"),
        Source::OwnInitiative => t!(l, "statement-source-own"),
    };
    let detection = if statement.automated_detection {
        t!(l, "statement-detected-by-rule")
    } else {
        t!(l, "statement-detected-by-people")
    };
    let decision = if statement.automated_decision {
        t!(l, "statement-decided-by-program")
    } else {
        t!(l, "statement-decided-by-people")
    };
    let mut fields = vec![
        ("restriction", restriction(l, statement)),
        ("scope", t!(l, "statement-scope-in", space = space)),
        ("duration", duration),
        ("facts", statement.facts.clone()),
        ("source", source),
        ("automated", format!("{detection} {decision}")),
    ];
    if let Some(ground) = statement.ground {
        let key = if ground.is_legal() {
            "ground-legal"
        } else {
            "ground-contractual"
        };
        let name = ground_name(l, ground);
        fields.push((key, format!("{name}. {}", ground_because(l, ground))));
    }
    fields.push(("redress", t!(l, "statement-redress-words")));
    fields.retain(|(_, words)| !words.is_empty());
    fields
}

/// Subject and text of the mail.
fn words(
    l: Locale,
    site: &Site,
    statement: &Statement,
    (space, part): (&str, Part),
) -> (String, String) {
    let what = if statement.title.is_empty() {
        kind_name(l, statement.kind)
    } else {
        format!("{}: {}", kind_name(l, statement.kind), statement.title)
    };
    let decision = decision_name(l, &statement.decision);
    let link = format!(
        "{}/me/decisions/{}",
        site.base_url.as_str().trim_end_matches('/'),
        statement.id
    );
    let lines: Vec<String> = fields(l, site, statement, space)
        .into_iter()
        .map(|(key, value)| format!("{}\n{value}", t!(l, &format!("statement-{key}"))))
        .collect();
    let (subject, begin) = match part {
        Part::Author => ("statement-subject-author", "statement-mail-author"),
        Part::Reporter => ("statement-subject-reporter", "statement-mail-reporter"),
    };
    let subject = t!(l, subject, what = what.as_str(), decision = decision);
    let body = t!(
        l,
        begin,
        what = what,
        fields = lines.join("\n\n"),
        link = link
    );
    (subject, body)
}

/// Notes who is told of a statement, and tells them.
///
/// # Errors
/// When the database fails.
pub async fn tell(
    tx: &mut Tx,
    (app, teller): (&AppState, &Teller<'_>),
    may: &MayDecide,
    statement: &Statement,
    space: &str,
    recipients: &[(AccountId, Part)],
) -> Result<(), DbError> {
    let link = format!("/me/decisions/{}", statement.id);
    for (account, part) in recipients {
        statements::add_recipient(tx, may, statement.id, *account, *part).await?;
        let words = |l: Locale| words(l, &app.site, statement, (space, *part));
        let notice = Notice {
            kind: Kind::Moderation,
            about: statement.id.0,
            link: &link,
            words: &words,
        };
        let ids = [app.clock.id(), app.clock.id()];
        teller.tell(tx, *account, ids, &notice).await?;
    }
    Ok(())
}
