//! The number for the desk: by it a clerk finds the account of whoever stands there, and nobody has to spell an address.

use crate::error::{Answer, Problem};
use crate::roll::store::codes;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use domain::rights;
use jiff::ToSpan;
use leptos::prelude::*;

/// So long a number can be used.
const VALID_MINUTES: i64 = 20;
/// Numbers that are tried until one is free; there are a million and a few in use.
const DRAWS: usize = 8;

/// What stands for a number in the table.
pub fn hash(digits: &str) -> Vec<u8> {
    blake3::derive_key("comitia 2026-11 number for the desk", digits.as_bytes()).to_vec()
}

/// `GET /me/residence/desk`
pub async fn page(visit: Visit) -> Answer {
    rights::may_manage_own_account(&visit.actor)?;
    Ok(draw(&visit, None))
}

fn draw(visit: &Visit, digits: Option<&str>) -> Response {
    let l = visit.locale;
    let title = t!(l, "at-desk-title");
    let number = digits.map(|digits| {
        let (first, second) = digits.split_at(digits.len() / 2);
        view! {
            <div class="notice ok" role="status"><p>{t!(l, "at-desk-number-is")}</p>
                <p class="bignumber"><span>{first.to_owned()}</span>" "<span>{second.to_owned()}</span></p>
                <p>{t!(l, "at-desk-number-words", minutes = VALID_MINUTES)}</p></div>
        }
    });
    let button = if digits.is_some() {
        t!(l, "at-desk-number-new")
    } else {
        t!(l, "at-desk-number-get")
    };
    visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/residence")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "at-desk-lede")}</p>
                <ol class="plain-steps"><li>{t!(l, "at-desk-step-come")}</li><li>{t!(l, "at-desk-step-number")}</li><li>{t!(l, "at-desk-step-show")}</li></ol>
                {number}
                <form method="post"><div class="actions"><button class="button">{button}</button></div></form>
                <p class="small muted">{t!(l, "at-desk-never", contact = visit.app.site.contact.as_str())}</p>
            </div>
        }
    })
}

/// `POST /me/residence/desk`: a new number, shown once. It is the answer itself, so that it stands in no address.
pub async fn give(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let expires_at = visit.now + VALID_MINUTES.minutes();
    let id = visit.app.clock.id();
    for _ in 0..DRAWS {
        let random = visit.app.clock.random();
        let drawn = random
            .iter()
            .take(8)
            .fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        let digits = format!("{:06}", drawn % 1_000_000);
        let hash = hash(&digits);
        let given = transact!(&visit.app.db, tx => codes::give_number(tx, id, *permit.account(), &hash, expires_at, visit.now).await)?;
        if given {
            return Ok(draw(&visit, Some(&digits)));
        }
    }
    Err(Problem::Unavailable)
}
