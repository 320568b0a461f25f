//! `/desk/contacts`: confirming a telephone number at the desk, for somebody who stands there with a number for the desk.

use super::check;
use super::store::points::Point;
use crate::access::{self, Opened};
use crate::desk;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::{FormState, Unkept};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input};
use crate::web::{LocalPath, Page, Section, Visit};
use crate::{profile, roll};
use axum::response::Response;
use domain::access::{Field, Person, Purpose, Why};
use domain::contacts::{self, Kind, Means};
use domain::ids::AccountId;
use domain::rights::{self, Denied, MayServe};
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/desk/contacts";

/// `GET /desk/contacts`
pub async fn page(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    Ok(draw(&visit, &FormState::default()))
}

fn draw(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "desk-contacts-title");
    let number = FieldText::new(
        "number",
        t!(l, "desk-contacts-number"),
        t!(l, "identify-number-hint"),
    );
    let phone = FieldText::new("phone", t!(l, "profile-phone"), t!(l, "desk-phone-hint"));
    let seen = FieldText::new("seen", t!(l, "desk-phone-how"), String::new());
    let kind = InputKind {
        kind: "tel",
        width: "w-m",
        ..InputKind::TEXT
    };
    let choices = vec![("yes".to_owned(), t!(l, "desk-phone-seen"), String::new())];
    let shell = Page::new(Section::Desk, title.clone());
    desk::page(visit, HERE, shell, Some(form), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "desk-contacts-lede")}</p>
            <form method="post" class="measure" novalidate autocomplete="off">
                {access::warning(l)}
                {input(l, form, &number, InputKind::NUMBER)}
                {input(l, form, &phone, kind)}
                {checkboxes(l, form, &seen, choices)}
                <div class="actions"><button class="button">{t!(l, "desk-phone-confirm")}</button></div>
            </form>
        }
    })
}

/// `POST /desk/contacts`: the number the person reads out has to be the one they typed into their profile.
pub async fn confirm(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let home = &visit.app.site.phone_prefix;
    let phone = contacts::international(form.fields.get("phone"), home);
    let mut tx = visit.app.db.read().await?;
    let account = roll::at_desk(&mut tx, form.fields.get("number"), visit.now).await?;
    let told = match account {
        Some(account) => profile::told(&mut tx, account, Kind::Phone.word()).await?,
        None => None,
    };
    drop(tx);
    if account.is_none() {
        form.refuse("number", "identify-unknown", &[]);
    } else if phone.is_none() || phone != told.and_then(|t| contacts::international(&t, home)) {
        form.refuse("phone", "desk-phone-other", &[]);
    }
    if !form.fields.has("seen", "yes") {
        form.refuse("seen", "desk-phone-tick", &[]);
    }
    let (Some(account), Some(value), false) = (account, phone, form.is_refused()) else {
        return Ok(draw(&visit, &form));
    };
    if account == *may.by() {
        return Err(Denied::Role.into());
    }
    let means = Means::Desk;
    write(&visit, &may, account, &Point { value, means }).await?;
    visit.notice("contact-confirmed").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}

async fn write(
    visit: &Visit,
    may: &MayServe,
    account: AccountId,
    point: &Point,
) -> Result<(), Problem> {
    let [event, mail, message] = [(); 3].map(|()| visit.app.clock.id());
    let (now, site) = (visit.now, &visit.app.site);
    let why = Why {
        purpose: Purpose::DeskIdentity,
        reason: String::new(),
        case: None,
    };
    let opened = Opened {
        may,
        person: Person::Account(account),
        why: &why,
        fields: &[Field::Contacts],
    };
    transact!(&visit.app.db, tx => {
        check::confirm(tx, account, Kind::Phone, point, now).await?;
        access::record(tx, &opened, now).await?;
        let facts = json!({ "kind": Kind::Phone.word(), "means": point.means.word() });
        events::record(tx, event, now, events::Kind::ContactConfirmed, account.0, Some(*may.by()), &facts).await?;
        check::tell(tx, site, account, (Kind::Phone, point), [mail, message], now).await?;
        Ok(())
    })
}
