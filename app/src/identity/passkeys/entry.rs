//! Signing in with a passkey: the question to the browser, and its answer.

use super::{SESSION_USE, asked, keep, text};
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState, Unkept};
use crate::identity::attempts::{self, Try};
use crate::identity::sign_in;
use crate::identity::store::passkeys;
use crate::transact;
use crate::web::{LocalPath, Visit};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::actor::Proof;
use domain::ids::AccountId;
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

/// `POST /sign-in/passkey/options`: what the browser is asked for at sign-in, as JSON. The button of the sign-in page fetches it when it is
/// pressed, and only then is there a session to keep the question in: whoever just looks at that page gets none.
pub async fn challenge(visit: Visit) -> Answer {
    let (mut options, state) = visit
        .app
        .webauthn
        .start_discoverable_authentication()
        .map_err(Problem::internal)?;
    // "Conditional" is for suggestions in a field; our button asks outright.
    options.mediation = None;
    keep(&visit, SESSION_USE, &state).await?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text(&options)?).into_response())
}

/// `POST /sign-in/passkey`
pub async fn sign_in(visit: Visit, headers: HeaderMap, Unkept(fields): Unkept) -> Answer {
    let answered = answered(&visit, fields.get("credential")).await?;
    let Ok(account) = answered else {
        let mut form = FormState::of(Fields::default());
        form.fields.set("next", fields.get("next"));
        form.refuse("passkey", answered.err().unwrap_or_default(), &[]);
        return sign_in::draw(&visit, form).await;
    };
    let device = sign_in::begin(
        &visit,
        &headers,
        (account, false),
        Proof::passkey(visit.now),
    )
    .await?;
    visit.notice("signed-in").await?;
    Ok(device.remember(visit.redirect(&LocalPath::checked(fields.get("next")))))
}

/// Whose passkey has answered; or the key of why not. User verification is asked for, and checked by `webauthn-rs`.
pub async fn answered(
    visit: &Visit,
    answer: &str,
) -> Result<Result<AccountId, &'static str>, Problem> {
    let Some(state) = asked::<DiscoverableAuthentication>(visit, SESSION_USE).await? else {
        return Ok(Err("passkey-late"));
    };
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else {
        return Ok(Err("passkey-malformed"));
    };
    let mut tx = visit.app.db.read().await?;
    let Some((account, mut passkey)) =
        passkeys::credential(&mut tx, answer.get_credential_id()).await?
    else {
        drop(tx);
        attempts::missed(visit, Try::Passkey).await?;
        return Ok(Err("passkey-unknown"));
    };
    drop(tx);
    let webauthn = &visit.app.webauthn;
    let result = match webauthn.finish_discoverable_authentication_v2(&answer, state, &passkey) {
        Ok(result) if result.user_verified() => result,
        _ => return wrong(visit, account).await,
    };
    if answer
        .get_user_unique_id()
        .is_some_and(|id| id != account.0.as_bytes())
    {
        return wrong(visit, account).await;
    }
    passkey.update_credential(&result);
    let found = transact!(&visit.app.db, tx => passkeys::used(tx, &passkey, visit.now).await)?;
    if !found {
        return Ok(Err("passkey-unknown"));
    }
    attempts::succeeded(visit, Try::PasskeyOf(account)).await?;
    Ok(Ok(account))
}

/// A wrong answer counts against the account and against the network it came from; a right one is never asked to wait.
async fn wrong(
    visit: &Visit,
    account: AccountId,
) -> Result<Result<AccountId, &'static str>, Problem> {
    let of_account = attempts::missed(visit, Try::PasskeyOf(account)).await;
    attempts::missed(visit, Try::Passkey).await?;
    of_account?;
    Ok(Err("passkey-refused"))
}
