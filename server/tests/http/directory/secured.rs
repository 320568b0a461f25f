//! Encryption with a directory whose authority is one of our own.

use super::{entries, set};
use app::directory::{self, DirectoryError};
use server::clock::SystemClock;
use server::config::Config;
use std::path::Path;
use support::slapd::Slapd;

/// Asks the directory at this address, trusting one authority; how many people it names.
async fn asked(
    slapd: &Slapd,
    folder: &Path,
    url: &str,
    authority: Option<&Path>,
) -> Result<usize, DirectoryError> {
    let mut config = Config {
        data: folder.to_owned(),
        site: folder.join("no-bundle"),
        ..Config::default()
    };
    set(&mut config, slapd);
    config.directory_url = Some(url.to_owned());
    config.directory_ca = authority.map(Path::to_owned);
    let (app, _task) = server::workbench(&config, SystemClock::default())
        .await
        .expect("a workbench");
    let found = directory::check(&app).await;
    app.db.close().await;
    found
}

fn is_about_the_certificate(found: &Result<usize, DirectoryError>) -> bool {
    let said = format!("{found:?}");
    found.is_err() && said.contains("InvalidCertificate")
}

#[tokio::test]
async fn a_directory_is_asked_over_an_encrypted_connection() {
    let names = "DNS:localhost,IP:127.0.0.2";
    let Some(slapd) = Slapd::encrypted(&entries(), names) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let encrypted = slapd.encrypted.as_ref().expect("a certificate");
    let authority = Some(encrypted.authority.as_path());
    let plain = asked(&slapd, folder, &slapd.url, authority).await;
    let said = format!("{plain:?}");
    assert!(
        said.contains("confidentiality required"),
        "this directory wants encryption: {said}"
    );
    for url in [&encrypted.ldaps, &encrypted.starttls] {
        let found = asked(&slapd, folder, url, authority).await;
        assert_eq!(found.as_ref().ok(), Some(&8), "{url}: {found:?}");
        // Somebody else's authority, and those of the system, which do not know ours.
        for wrong in [Some(encrypted.stranger.as_path()), None] {
            let found = asked(&slapd, folder, url, wrong).await;
            assert!(
                is_about_the_certificate(&found),
                "{url} {wrong:?}: {found:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let Some(slapd) = Slapd::encrypted(&entries(), "DNS:elsewhere.example") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let encrypted = slapd.encrypted.as_ref().expect("a certificate");
    let authority = Some(encrypted.authority.as_path());
    for url in [&encrypted.ldaps, &encrypted.starttls] {
        let found = asked(&slapd, folder.path(), url, authority).await;
        assert!(is_about_the_certificate(&found), "{url}: {found:?}");
    }
}
