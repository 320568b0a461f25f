//! OpenID Connect with one provider: finding out what it offers, leading there, and what it vouches for (OpenID Connect Core 1.0, code flow
//! with PKCE).

use super::fetch::{FetchError, fetch, is_safe};
use super::offers::{fresh, known};
use super::store::Provider;
use crate::error::Problem;
use crate::web::{AppState, Site};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode,
    ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IdTokenVerifier, LanguageTag,
    LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse,
    UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::time::{Duration, SystemTime};
use url::Url;
use uuid::Uuid;

/// So far may the provider's clock differ from ours, in seconds.
const SKEW: i64 = 60;
/// A token that was made longer ago is not the answer to what we asked, in seconds.
const FRESH: i64 = 600;

/// Signatures that bind a token to the provider's published keys. `none`, and what rests on a shared secret, are not among them.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beside those of the standard.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct More(Map<String, Value>);

impl AdditionalClaims for More {}

type Fields = IdTokenFields<
    More,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type RelyingParty = Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why nobody can sign in by a provider now.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It does not answer, or not as a provider does.
    #[error("does not answer as a provider does: {0}")]
    Down(String),
    /// Its answer is not to be trusted.
    #[error("answer not to be trusted: {0}")]
    Doubtful(String),
    /// It did not ask the person again, though we asked it to.
    #[error("did not ask the person again")]
    Stale,
    /// The person was sent back without being vouched for.
    #[error("sent the person back: {0}")]
    SentBack(String),
    /// What stands about it here is wrong.
    #[error("wrongly set up: {0}")]
    SetUp(String),
}

impl From<FetchError> for Fault {
    fn from(error: FetchError) -> Self {
        Self::Down(error.to_string())
    }
}

/// What was asked of a provider; the session keeps it until the person comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Binds the answer to the session.
    pub state: String,
    /// Binds the token to what we asked.
    pub nonce: String,
    /// Proves that who brings the code is who asked for it (PKCE, RFC 7636).
    pub verifier: String,
    /// Whether the provider has to ask the person again.
    pub again: bool,
}

impl Asked {
    /// Something to ask, with three fresh secrets.
    pub fn new(app: &AppState, again: bool) -> Self {
        let secret = || URL_SAFE_NO_PAD.encode(app.clock.random());
        Self {
            state: secret(),
            nonce: secret(),
            verifier: secret(),
            again,
        }
    }
}

/// What a provider vouches for.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// What it knows the person by, for ever.
    pub subject: String,
    /// How well it knows the person.
    pub acr: Option<String>,
    /// When the person showed there who they are.
    pub at: Timestamp,
    claims: Map<String, Value>,
}

impl Vouched {
    /// A claim that is a text, or a number, which is taken as it is written.
    #[must_use]
    pub fn claim(&self, name: &str) -> Option<String> {
        match self.claims.get(name)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The e-mail address, if the provider says that it is confirmed.
    #[must_use]
    pub fn confirmed_email(&self) -> Option<String> {
        let is_confirmed = self.claims.get("email_verified") == Some(&Value::Bool(true));
        domain::text::email(&self.claim("email")?).filter(|_| is_confirmed)
    }

    /// What the provider calls the person: the address, else the name, else nothing.
    #[must_use]
    pub fn label(&self) -> String {
        let named = ["email", "preferred_username", "name"]
            .iter()
            .find_map(|claim| self.claim(claim));
        let label: String = named.unwrap_or_default().chars().take(200).collect();
        label.replace(char::is_control, "")
    }
}

/// Where a provider sends people back to.
pub fn answer_address(site: &Site, provider: Uuid) -> Result<Url, Problem> {
    site.base_url
        .join(&format!("/sign-in/with/{provider}/answer"))
        .map_err(Problem::internal)
}

fn relying_party(
    app: &AppState,
    provider: &Provider,
    metadata: &ProviderMetadataWithLogout,
) -> Result<RelyingParty, Fault> {
    let set_up = |error: &dyn std::fmt::Display| Fault::SetUp(error.to_string());
    let secret = app
        .keys
        .secret(&provider.secret_name())
        .map_err(|e| set_up(&e))?;
    let back = answer_address(&app.site, provider.id).map_err(|_| set_up(&"our own address"))?;
    let client_id = ClientId::new(provider.client_id.clone());
    let methods = metadata.token_endpoint_auth_methods_supported();
    let by_body = methods.is_some_and(|methods| {
        !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
            && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
    });
    let auth = if by_body {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    };
    let secret = secret.map(ClientSecret::new);
    Ok(
        Client::from_provider_metadata(metadata.clone(), client_id, secret)
            .set_redirect_uri(RedirectUrl::from_url(back))
            .set_auth_type(auth),
    )
}

/// The address at the provider to lead the person to; `acr` are the values asked for, in order of preference.
///
/// # Errors
/// [`Fault`].
pub async fn lead_to(
    app: &AppState,
    provider: &Provider,
    asked: &Asked,
    acr: &str,
    language: &str,
) -> Result<Url, Fault> {
    let metadata = known(app, &provider.issuer).await?;
    let party = relying_party(app, provider, &metadata)?;
    let (state, nonce) = (asked.state.clone(), asked.nonce.clone());
    let verifier = PkceCodeVerifier::new(asked.verifier.clone());
    let scopes = provider
        .scopes
        .split_whitespace()
        .filter(|scope| *scope != "openid");
    let acr = acr
        .split_whitespace()
        .map(|word| AuthenticationContextClass::new(word.to_owned()));
    let mut request = party
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .add_scopes(scopes.map(|scope| Scope::new(scope.to_owned())))
        .add_ui_locale(LanguageTag::new(language.to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    for class in acr {
        request = request.add_auth_context_value(class);
    }
    if asked.again {
        request = request.set_max_age(Duration::ZERO);
    }
    Ok(request.url().0)
}

/// Takes the code that the person brought back to the provider, and checks what it vouches for.
///
/// # Errors
/// [`Fault`].
pub async fn take(
    app: &AppState,
    provider: &Provider,
    asked: &Asked,
    asked_at: Timestamp,
    code: &str,
    now: Timestamp,
) -> Result<Vouched, Fault> {
    let metadata = known(app, &provider.issuer).await?;
    let party = relying_party(app, provider, &metadata)?;
    let doubtful = |error: &dyn std::fmt::Display| Fault::Doubtful(error.to_string());
    let answer = party
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|e| doubtful(&e))?
        .set_pkce_verifier(PkceCodeVerifier::new(asked.verifier.clone()))
        .request_async(&fetch)
        .await
        .map_err(|error| match error {
            RequestTokenError::Request(cause) => Fault::from(cause),
            RequestTokenError::Parse(cause, _) => doubtful(&cause),
            other => doubtful(&other),
        })?;
    let token = answer.id_token().ok_or_else(|| doubtful(&"no id_token"))?;
    let nonce = Nonce::new(asked.nonce.clone());
    let claims = match token.claims(&verifier(provider, &metadata, now), &nonce) {
        // The provider has changed its keys since we asked for them.
        Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey,
        )) => {
            let metadata = fresh(app, &provider.issuer).await?;
            token.claims(&verifier(provider, &metadata, now), &nonce)
        }
        found => found,
    };
    let claims = claims.map_err(|e| doubtful(&e))?;
    let shown_at = claims.auth_time().map(|time| time.timestamp());
    let earliest = asked_at.as_second() - SKEW;
    if asked.again && shown_at.is_none_or(|at| at < earliest) {
        return Err(Fault::Stale);
    }
    let subject = claims.subject().as_str().to_owned();
    if subject.is_empty() || subject.len() > 255 || subject.contains(char::is_control) {
        return Err(doubtful(&"a subject that is none (OpenID Connect Core, 2)"));
    }
    let acr = claims.auth_context_ref().map(|acr| acr.as_str().to_owned());
    let mut all = as_map(claims);
    for (name, value) in told(&party, &answer, claims.subject()).await? {
        all.entry(name).or_insert(value);
    }
    let at = shown_at.and_then(|at| Timestamp::from_second(at).ok());
    Ok(Vouched {
        subject,
        acr,
        // Whoever does not say when somebody was asked last has not asked just now.
        at: at.map_or(Timestamp::UNIX_EPOCH, |at| at.min(now)),
        claims: all,
    })
}

/// Checks a token of a provider at this time, by the keys that it publishes.
fn verifier(
    provider: &Provider,
    metadata: &ProviderMetadataWithLogout,
    now: Timestamp,
) -> IdTokenVerifier<'static, CoreJsonWebKey> {
    let second = now.as_second();
    IdTokenVerifier::new_public_client(
        ClientId::new(provider.client_id.clone()),
        metadata.issuer().clone(),
        metadata.jwks().clone(),
    )
    .set_allowed_algs(SIGNATURES)
    .set_time_fn(move || SystemTime::from(now).into())
    .set_issue_time_verifier_fn(move |made| {
        let age = second - made.timestamp();
        if (-SKEW..=FRESH).contains(&age) {
            Ok(())
        } else {
            Err(format!("made {age} seconds ago"))
        }
    })
}

/// What the provider tells of the person at its userinfo address, if it has one.
async fn told(
    party: &RelyingParty,
    answer: &StandardTokenResponse<Fields, CoreTokenType>,
    subject: &openidconnect::SubjectIdentifier,
) -> Result<Map<String, Value>, Fault> {
    let Ok(request) = party.user_info(answer.access_token().clone(), Some(subject.clone())) else {
        return Ok(Map::new());
    };
    let told: Result<UserInfoClaims<More, CoreGenderClaim>, _> =
        request.request_async(&fetch).await;
    match told {
        Ok(claims) => Ok(as_map(&claims)),
        Err(UserInfoError::Request(cause)) => Err(cause.into()),
        Err(other) => Err(Fault::Doubtful(other.to_string())),
    }
}

fn as_map(claims: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Where to sign out at the provider as well, if it says so.
///
/// # Errors
/// [`Fault`].
pub async fn sign_out_address(app: &AppState, provider: &Provider) -> Result<Option<Url>, Fault> {
    let metadata = known(app, &provider.issuer).await?;
    let end = metadata.additional_metadata().end_session_endpoint.clone();
    let Some(end) = end.filter(|end| is_safe(end.url())) else {
        return Ok(None);
    };
    let back = PostLogoutRedirectUrl::from_url(app.site.base_url.clone());
    Ok(Some(
        LogoutRequest::from(end)
            .set_client_id(ClientId::new(provider.client_id.clone()))
            .set_post_logout_redirect_uri(back)
            .http_get_url(),
    ))
}
