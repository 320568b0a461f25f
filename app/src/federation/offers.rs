//! What providers offer, and their keys: asked for, and kept for some minutes, so that signing in does not wait for it twice.

use super::fetch::{FetchError, fetch, is_here, is_safe};
use super::protocol::Fault;
use crate::web::AppState;
use openidconnect::{DiscoveryError, IssuerUrl, ProviderMetadataWithLogout};
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Kept for so many seconds at most.
const KEPT: i64 = 10 * 60;

/// What one provider offers.
type Offer = Arc<ProviderMetadataWithLogout>;

/// What providers offer, by address, with the second since 1970-01-01 UTC in which it was asked for.
#[derive(Clone)]
pub struct Offers(Arc<Cache<String, (i64, Offer)>>);

impl Default for Offers {
    fn default() -> Self {
        Self(Arc::new(Cache::new(64)))
    }
}

/// What the provider at this address offers, and its keys, as they were some minutes ago at most.
///
/// # Errors
/// [`Fault`], which is not kept.
pub async fn known(app: &AppState, issuer: &str) -> Result<Offer, Fault> {
    let now = app.clock.now().as_second();
    match app.offers.0.get(issuer) {
        Some((at, offer)) if (at..at + KEPT).contains(&now) => Ok(offer),
        _ => fresh(app, issuer).await,
    }
}

/// The same, as it is now.
///
/// # Errors
/// [`Fault`].
pub async fn fresh(app: &AppState, issuer: &str) -> Result<Offer, Fault> {
    let offer = discover(issuer).await?;
    let kept = (app.clock.now().as_second(), offer.clone());
    app.offers.0.insert(issuer.to_owned(), kept);
    Ok(offer)
}

async fn discover(issuer: &str) -> Result<Offer, Fault> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|e| Fault::SetUp(e.to_string()))?;
    if !is_safe(issuer.url()) {
        return Err(FetchError::Address(issuer.to_string()).into());
    }
    let may_be_here = is_here(issuer.url());
    let metadata = ProviderMetadataWithLogout::discover_async(issuer, &fetch)
        .await
        .map_err(|error| match error {
            DiscoveryError::Request(cause) => Fault::from(cause),
            other => Fault::Down(other.to_string()),
        })?;
    let addresses = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(|endpoint| endpoint.url()),
        metadata.userinfo_endpoint().map(|endpoint| endpoint.url()),
    ];
    if let Some(url) = addresses
        .into_iter()
        .flatten()
        .find(|url| !is_safe(url) || (is_here(url) && !may_be_here))
    {
        return Err(FetchError::Address(url.to_string()).into());
    }
    if metadata.token_endpoint().is_none() {
        return Err(Fault::Down("it names no token_endpoint".to_owned()));
    }
    Ok(Arc::new(metadata))
}
