//! Files that never change under their name: style, font, icons, browser bundle. Compressed once, at the start.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

const STYLES: &[&str] = &[
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/layout.css"),
    include_str!("../../style/components.css"),
    include_str!("../../style/polls.css"),
    include_str!("../../style/ideas.css"),
    include_str!("../../style/lists.css"),
    include_str!("../../style/admin.css"),
    include_str!("../../style/discussion.css"),
    include_str!("../../style/moderation.css"),
    include_str!("../../style/print.css"),
];

macro_rules! public {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_bytes!(concat!("../../public/", $name)))),+] };
}

const PUBLIC: &[(&str, &[u8])] = public![
    "atkinson-next.woff2",
    "atkinson-next-ext.woff2",
    "favicon.svg",
    "apple-touch-icon.png",
    "icon-192.png",
    "icon-512.png",
    "robots.txt",
    "site.webmanifest",
];

/// What a script may do that runs as a worker: ours, and asking here.
const WORKERS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'";

struct Asset {
    kind: &'static str,
    lasting: bool,
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
}

/// All static files by name.
pub struct Assets {
    files: HashMap<String, Asset>,
    style: String,
    islands: Option<String>,
    trustee_islands: Option<String>,
    idea_islands: Option<String>,
    verify_islands: Option<String>,
}

impl Assets {
    /// Reads the bundle in `site`, if there is one, and compresses the rest.
    #[must_use]
    pub fn load(site: &std::path::Path) -> Self {
        let style_text = compacted(&STYLES.concat());
        let style = format!(
            "style.{}.css",
            &blake3::hash(style_text.as_bytes()).to_hex()[..12]
        );
        let mut files: HashMap<String, Asset> = PUBLIC
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), asset(name, bytes.to_vec(), false)))
            .collect();
        files.insert(style.clone(), asset(&style, style_text.into_bytes(), true));
        let [islands, trustee_islands, idea_islands, verify_islands] =
            bundle(site, &mut files).unwrap_or_default();
        Self {
            files,
            style: format!("/assets/{style}"),
            islands,
            trustee_islands,
            idea_islands,
            verify_islands,
        }
    }

    /// Address of the style sheet.
    #[must_use]
    pub fn style(&self) -> String {
        self.style.clone()
    }

    /// Address of the script that wakes islands up.
    #[must_use]
    pub fn islands(&self) -> Option<String> {
        self.islands.clone()
    }

    /// Address of the script that wakes the islands of trustees up.
    #[must_use]
    pub fn trustee_islands(&self) -> Option<String> {
        self.trustee_islands.clone()
    }

    /// Address of the script that wakes the islands of those who write an idea up.
    #[must_use]
    pub fn idea_islands(&self) -> Option<String> {
        self.idea_islands.clone()
    }

    /// Address of the script that wakes the verifier up, and that its worker runs.
    #[must_use]
    pub fn verify_islands(&self) -> Option<String> {
        self.verify_islands.clone()
    }

    /// SHA-256 of each file of the browser bundle, ascending; none without a bundle.
    #[must_use]
    pub fn bundle_hashes(&self) -> Vec<[u8; 32]> {
        let of_bundle = |name: &&String| name.ends_with(".js") || name.ends_with(".wasm");
        let files = self.files.keys().filter(of_bundle);
        let mut hashes: Vec<[u8; 32]> = files
            .filter_map(|name| self.files.get(name))
            .map(|asset| Sha256::digest(&asset.plain).into())
            .collect();
        hashes.sort_unstable();
        hashes
    }

    /// Routes of the files.
    pub fn routes(self) -> Router {
        let named = |name: &'static str| {
            move |State(assets): State<Arc<Assets>>, headers: HeaderMap| async move {
                assets.answer(name, &headers)
            }
        };
        Router::new()
            .route("/assets/{name}", get(serve))
            .route("/pkg/{name}", get(serve))
            .route("/robots.txt", get(named("robots.txt")))
            .route("/favicon.ico", get(named("icon-192.png")))
            .route("/site.webmanifest", get(named("site.webmanifest")))
            .with_state(Arc::new(self))
    }

    fn answer(&self, name: &str, headers: &HeaderMap) -> Response {
        let Some(asset) = self.files.get(name) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let accepted = headers
            .get(ACCEPT_ENCODING)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let takes = |coding: &str| {
            accepted
                .split(',')
                .any(|c| c.trim().split(';').next() == Some(coding))
        };
        let (body, encoding) = match (&asset.brotli, &asset.gzip) {
            (Some(body), _) if takes("br") => (body, Some("br")),
            (_, Some(body)) if takes("gzip") => (body, Some("gzip")),
            _ => (&asset.plain, None),
        };
        let mut response = body.clone().into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
        let caching = if asset.lasting {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=86400"
        };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if asset.kind.starts_with("text/javascript") {
            // A worker has the policy of its script, not that of its page.
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(WORKERS));
        }
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

async fn serve(
    State(assets): State<Arc<Assets>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    assets.answer(&name, &headers)
}

/// Addresses of the loaders of the islands of citizens, of trustees and of those who write ideas, and of the verifier.
type Loaders = [Option<String>; 4];

/// The files named in the manifest of the bundles; the loaders that are among them, if all files are there.
fn bundle(site: &std::path::Path, files: &mut HashMap<String, Asset>) -> Option<Loaders> {
    let folder = site.join("pkg");
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).ok()?).ok()?;
    let mut found = Vec::new();
    for name in manifest.get("files")?.as_array()? {
        let name = name.as_str()?;
        let plain = std::fs::read(folder.join(name)).ok()?;
        let mut asset = Asset {
            kind: kind(name),
            lasting: true,
            plain,
            brotli: None,
            gzip: None,
        };
        asset.brotli = std::fs::read(folder.join(format!("{name}.br"))).ok();
        asset.gzip = std::fs::read(folder.join(format!("{name}.gz"))).ok();
        found.push((name.to_owned(), asset));
    }
    files.extend(found);
    let loader = |key: &str| {
        let name = manifest.get(key)?.as_str()?;
        files.contains_key(name).then(|| format!("/pkg/{name}"))
    };
    Some(["loader", "trustees", "ideas", "verify"].map(loader))
}

fn asset(name: &str, plain: Vec<u8>, lasting: bool) -> Asset {
    let kind = kind(name);
    let compressible = !matches!(kind, "font/woff2" | "image/png");
    Asset {
        kind,
        lasting,
        brotli: compressible.then(|| brotli(&plain)).flatten(),
        gzip: compressible.then(|| gzip(&plain)).flatten(),
        plain,
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Style sheets without comments and with runs of white space made one space. Our sheets have neither in their strings.
fn compacted(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut pieces = css.split("/*");
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        text.push_str(piece.split_once("*/").map_or("", |(_, rest)| rest));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 9,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters).ok()?;
    Some(packed)
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}
