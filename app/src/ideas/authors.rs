//! Writing an idea together: inviting somebody by mail, joining by the link in it, and leaving again. The address is used once and not kept.

use super::moderated;
use super::seen::Seen;
use super::store::{self, Invitation, Step};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{AppState, Id, LocalPath, Name, Page, Section, Visit};
use crate::{i18n, mail, profile, t, transact};
use axum::Router;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::idea::{AUTHORS, INVITATIONS, INVITED_FOR, StepKind};
use domain::ids::IdeaId;
use domain::rights;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use serde_json::json;

/// Invitations one account can send in a day: nobody is to be bothered in the name of the municipality.
const A_DAY: i64 = 10;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/authors", get(show).post(change))
        .route("/invitations/{secret}", get(ask).post(answer))
}

fn hash(secret: &str) -> [u8; 32] {
    blake3::derive_key("comitia 2026-12 invitation to an idea", secret.as_bytes())
}

/// `GET /ideas/{id}/authors`
async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, id, &form).await
}

async fn draw(visit: &Visit, id: IdeaId, form: &FormState) -> Answer {
    let account = *rights::may_manage_own_account(&visit.actor)?.account();
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    let may = rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, visit.now);
    if !seen.rules.authors.contains(&account) {
        may?;
        return Err(Problem::NotFound);
    }
    let open = store::invitations(&mut tx, id, visit.now).await?;
    drop(tx);
    let l = visit.locale;
    let space = seen.space.id;
    let names = profile::public_names(&visit.app, l, space, &seen.rules.authors).await?;
    let rows = seen
        .rules
        .authors
        .iter()
        .map(|author| {
            let leave = (*author == account && *author != seen.idea.author).then(|| {
                view! { <div class="actions"><form method="post"><button class="button danger quiet slim" name="action" value="leave">{t!(l, "authors-leave")}</button></form></div> }
            });
            let first = (*author == seen.idea.author).then(|| view! { <small>{t!(l, "authors-first")}</small> });
            view! { <li><div><b>{names.of(space, *author).to_owned()}</b>{first}</div>{leave}</li> }
        })
        .collect_view();
    let waiting = open
        .iter()
        .map(|invitation| waiting(visit, invitation))
        .collect_view();
    let has_open = !open.is_empty();
    let title = t!(l, "authors-title");
    let text = FieldText::new("email", t!(l, "authors-email"), t!(l, "authors-email-hint"));
    let kind = InputKind {
        autocomplete: "off",
        ..InputKind::EMAIL
    };
    let invite = may.is_ok().then(|| {
        view! {
            <h2>{t!(l, "authors-invite")}</h2>
            <form method="post" novalidate>
                {input(l, form, &text, kind)}
                <div class="actions"><button class="button" name="action" value="invite">{t!(l, "authors-send")}</button></div>
            </form>
        }
    });
    Ok(visit.page(Page::new(Section::Other, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, seen.path())}
                <p class="over" lang=lang_of(visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "authors-lede")}</p>
                <ul class="rows">{rows}</ul>
                {has_open.then(|| view! { <h2>{t!(l, "authors-waiting")}</h2><ul class="rows">{waiting}</ul> })}
                {invite}
            </div>
        }
    }))
}

fn waiting(visit: &Visit, invitation: &Invitation) -> impl IntoView + use<> {
    let l = visit.locale;
    let zone = &visit.app.site.time_zone;
    let sent = i18n::moment(l, invitation.at, zone);
    let until = i18n::short_day(l, i18n::local(invitation.expires_at, zone).date());
    view! {
        <li><div><b>{t!(l, "authors-sent", when = sent.clone())}</b><small>{t!(l, "authors-until", day = until)}</small></div>
            <div class="actions"><form method="post"><input r#type="hidden" name="invitation" value=invitation.id.to_string()/>
                <button class="button danger quiet slim" name="action" value="call-back">{t!(l, "authors-call-back")}<span class="hide">" "{sent}</span></button></form></div></li>
    }
}

/// `POST /ideas/{id}/authors`: invites somebody, calls an invitation back, or leaves.
async fn change(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    match fields.get("action") {
        "leave" => leave(&visit, id).await,
        "call-back" => call_back(&visit, id, &fields).await,
        _ => invite(&visit, id, fields).await,
    }
}

async fn leave(visit: &Visit, id: IdeaId) -> Answer {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let (event, now, account) = (visit.app.clock.id(), visit.now, *may.account());
    transact!(&visit.app.db, tx => {
        if !store::leave_authors(tx, &may, id).await? {
            return Err(Problem::NotFound);
        }
        events::record(tx, event, now, Kind::IdeaLeft, id.0, Some(account), &json!({})).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("authors-left").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}

async fn call_back(visit: &Visit, id: IdeaId, fields: &Fields) -> Answer {
    let invitation = fields
        .get("invitation")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    let now = visit.now;
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, now)?;
        store::end_invitation(tx, id, invitation).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("authors-called-back").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}/authors"))))
}

async fn invite(visit: &Visit, id: IdeaId, fields: Fields) -> Answer {
    let mut form = FormState::of(fields);
    let email = form.email("email");
    let clock = &visit.app.clock;
    let secret = URL_SAFE_NO_PAD.encode(clock.random());
    let now = visit.now;
    let invitation = Invitation {
        id: clock.id(),
        idea: id,
        at: now,
        expires_at: now.saturating_add(INVITED_FOR).unwrap_or(Timestamp::MAX),
    };
    let (mail_id, event, l) = (clock.id(), clock.id(), visit.locale);
    let link = format!(
        "{}/invitations/{secret}",
        visit.app.site.base_url.as_str().trim_end_matches('/')
    );
    let day = now
        .checked_sub(SignedDuration::from_hours(24))
        .unwrap_or(Timestamp::MIN);
    let limit = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let refused: Option<(&'static str, i64)> = transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, now)?;
        if form.is_refused() {
            return Ok(None);
        }
        moderated::takes_part(visit, tx, seen.space.id).await?;
        let open = store::invitations(tx, id, now).await?;
        if seen.rules.authors.len() + open.len() >= AUTHORS || open.len() >= INVITATIONS {
            return Ok(Some(("error-authors", limit(AUTHORS))));
        }
        if store::count_invited(tx, *may.by(), day).await? >= A_DAY {
            return Ok(Some(("error-invited", A_DAY)));
        }
        store::invite(tx, &may, &invitation, &hash(&secret)).await?;
        let title = seen.idea.title.as_str();
        let site = visit.app.site.name.as_str();
        let subject = t!(l, "invitation-subject", site = site);
        let body = t!(l, "invitation-mail", site = site, title = title, link = link.as_str());
        mail::queue(tx, mail_id, &email, &subject, &body, now).await?;
        events::record(tx, event, now, Kind::IdeaInvited, id.0, Some(*may.by()), &json!({})).await?;
        Ok::<_, Problem>(None)
    })?;
    if let Some((key, limit)) = refused {
        form.refuse("email", key, &[("limit", limit)]);
    }
    if form.is_refused() {
        return draw(visit, id, &form).await;
    }
    visit.notice("authors-invited").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}/authors"))))
}

/// `GET /invitations/{secret}`
async fn ask(visit: Visit, Name(secret): Name) -> Answer {
    let account = *rights::may_manage_own_account(&visit.actor)?.account();
    let mut tx = visit.app.db.read().await?;
    let invitation = store::invitation(&mut tx, &hash(&secret), visit.now).await?;
    let id = invitation.or_not_found()?.idea;
    let seen = Seen::find(&mut tx, id).await?.or_not_found()?;
    drop(tx);
    let name = profile::public_name(&visit.app, visit.locale, seen.space.id, account).await?;
    let l = visit.locale;
    let title = t!(l, "invitation-question");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede" lang=lang_of(&visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <p>{t!(l, "invitation-words", name = name)}</p>
                <form method="post"><div class="actions">
                    <button class="button" name="action" value="join">{t!(l, "invitation-join")}</button>
                    <button class="button quiet" name="action" value="decline">{t!(l, "invitation-decline")}</button>
                </div></form>
            </div>
        }
    }))
}

/// `POST /invitations/{secret}`
async fn answer(visit: Visit, Name(secret): Name, fields: Fields) -> Answer {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let joins = match fields.get("action") {
        "join" => true,
        "decline" => false,
        _ => return Err(Problem::Malformed),
    };
    let (event, now, account) = (visit.app.clock.id(), visit.now, *may.account());
    let step = Step::new(visit.app.clock.id(), StepKind::Joined, Some(account), now);
    let idea = transact!(&visit.app.db, tx => {
        let invitation = store::invitation(tx, &hash(&secret), now).await?.or_not_found()?;
        let seen = Seen::find(tx, invitation.idea).await?.or_not_found()?;
        store::end_invitation(tx, invitation.idea, invitation.id).await?;
        if joins && !seen.idea.status.is_editable() {
            return Err(Problem::Conflict);
        }
        if joins && store::add_author(tx, &may, invitation.idea, now).await? {
            store::add_step(tx, invitation.idea, &step).await?;
            events::record(tx, event, now, Kind::IdeaJoined, invitation.idea.0, Some(account), &json!({})).await?;
        }
        Ok::<_, Problem>(invitation.idea)
    })?;
    let notice = if joins {
        "invitation-joined"
    } else {
        "invitation-declined"
    };
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{idea}"))))
}
