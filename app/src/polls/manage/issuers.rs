//! The issuers of a secret poll beside this server, for whoever runs it: how far each has agreed, and what to do where one does not answer.

use super::look::Managed;
use super::words;
use crate::clock::from_millis;
use crate::error::{Answer, Problem};
use crate::i18n::Locale;
use crate::secret::{self, Further};
use crate::t;
use crate::web::{Id, LocalPath, Visit};
use domain::ids::PollId;
use leptos::prelude::*;

/// How an issuer stands, in words.
fn standing(l: Locale, one: &Further) -> String {
    match one {
        Further {
            batches: Some(_), ..
        } => t!(l, "issuers-closed"),
        Further {
            accepted: Some(_), ..
        } => t!(l, "issuers-agreed"),
        Further { keys: Some(_), .. } => t!(l, "issuers-waiting"),
        _ => t!(l, "issuers-keys"),
    }
}

/// What to do about an issuer that does not do what it is asked.
fn trouble(l: Locale, word: &str) -> String {
    match word {
        "unreachable" => t!(l, "issuer-trouble-unreachable"),
        "unknown-town" => t!(l, "issuer-trouble-unknown-town"),
        "clock" => t!(l, "issuer-trouble-clock"),
        "taken" => t!(l, "issuer-trouble-taken"),
        "key" => t!(l, "issuer-trouble-key"),
        "town" => t!(l, "issuer-trouble-town"),
        "window" => t!(l, "issuer-trouble-window"),
        "register" => t!(l, "issuer-trouble-register"),
        "answer" => t!(l, "issuer-trouble-answer"),
        "batch" => t!(l, "issuer-trouble-batch"),
        _ => t!(l, "issuer-trouble-refused"),
    }
}

/// The list; nothing where there are none.
pub fn list(visit: &Visit, managed: &Managed, issuers: &[Further]) -> Option<AnyView> {
    let l = visit.locale;
    if issuers.is_empty() {
        return None;
    }
    let row = |one: &Further| {
        let told = one.trouble.as_deref().map(|word| {
            let again = from_millis(one.next_at).ok();
            let again = again.map(|at| t!(l, "issuers-again", when = words::moment(visit, at)));
            view! { <div class="notice warn"><p>{trouble(l, word)}</p><p class="small">{again}</p></div> }
        });
        view! {
            <li><div><b>{one.issuer.name.clone()}</b><small>{standing(l, one)}<br/><a href=one.issuer.url.clone() rel="noreferrer">{one.issuer.url.clone()}</a></small>{told}</div></li>
        }
    };
    let rows: Vec<_> = issuers.iter().map(row).collect();
    let is_waiting = issuers.iter().any(|one| one.trouble.is_some());
    let ask = is_waiting.then(|| {
        let action = format!("{}/issuers", managed.path());
        view! { <form method="post" action=action><div class="actions"><button class="button secondary">{t!(l, "issuers-ask-now")}</button></div></form> }
    });
    Some(
        view! {
            <section aria-labelledby="issuers"><h2 id="issuers">{t!(l, "issuers-title")}</h2>
                <p>{t!(l, "issuers-words")}</p>
                <ul class="rows">{rows}</ul>
                {ask}
            </section>
        }
        .into_any(),
    )
}

/// `POST /admin/polls/{id}/issuers`: asks again now, without waiting for the pause to end.
pub async fn ask_now(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    if !managed.record.poll.profile.is_secret() {
        return Err(Problem::NotFound);
    }
    secret::ask_now(&visit.app, id).await?;
    visit.notice("issuers-asked").await?;
    Ok(visit.redirect(&LocalPath::new(managed.path())))
}
