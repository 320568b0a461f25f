//! Going to a provider and back, as a browser does.

use app::db::DbError;
use app::run;
use domain::actor::Role;
use std::net::SocketAddr;
use support::{Browser, Reply, Town};
use uuid::Uuid;

/// An administrator who has just signed in.
pub async fn administrator(town: &Town) -> Browser {
    town.official("Olga", Role::Administrator, None)
        .await
        .browser
}

/// The fields of a provider as an administrator fills them in; later ones win.
pub fn fields<'a>(issuer: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("name", "Town ID"),
        ("issuer", issuer),
        ("client_id", "comitia"),
        ("client_secret", "a secret of ours"),
        ("scopes", "openid profile email"),
        ("roll_match", "none"),
        ("version", "1"),
    ];
    all.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    all.extend(more);
    all
}

/// Sets a provider up and switches it on.
pub async fn set_up(admin: &Browser, issuer: &str, more: &[(&str, &str)]) -> Uuid {
    let reply = admin
        .post("/admin/providers/new", &fields(issuer, more))
        .await;
    let to = reply
        .location()
        .unwrap_or_else(|| panic!("{}", reply.text()));
    let id = to.rsplit('/').next().expect("a path");
    let reply = admin
        .post(
            &format!("/admin/providers/{id}/switch"),
            &[("version", "1")],
        )
        .await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    id.parse().expect("an id")
}

/// Sets up the real provider: first here, then there with the address to come back to, then here with what it gave us.
pub async fn real(
    town: &Town,
    provider: &support::node::Node,
    more: &[(&str, &str)],
) -> (Browser, Uuid) {
    let admin = administrator(town).await;
    let issuer = format!("http://{}", provider.address);
    let id = set_up(&admin, &issuer, more).await;
    let page = admin.get(&format!("/admin/providers/{id}")).await;
    let base = town.app.site.base_url.as_str().trim_end_matches('/');
    let back = format!("{base}/sign-in/with/{id}/answer");
    assert!(page.has_text(&back), "{}", page.text());
    let asked = serde_json::json!({
        "redirect_uris": [back], "post_logout_redirect_uris": [format!("{base}/")], "token_endpoint_auth_method": "client_secret_basic",
    });
    let there = Browser::new(provider.address);
    let json = [("content-type", "application/json")];
    let reply = there
        .send(
            hyper::Method::POST,
            "/reg",
            &json,
            asked.to_string().into_bytes(),
        )
        .await;
    let given: serde_json::Value = serde_json::from_str(&reply.body).expect("JSON");
    let text = |name: &str| {
        given[name]
            .as_str()
            .unwrap_or_else(|| panic!("{given}"))
            .to_owned()
    };
    let (client, secret) = (text("client_id"), text("client_secret"));
    let changed = [
        more,
        &[
            ("client_id", client.as_str()),
            ("client_secret", secret.as_str()),
            ("version", "2"),
        ],
    ]
    .concat();
    let path = format!("/admin/providers/{id}");
    let reply = admin.post(&path, &fields(&issuer, &changed)).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    (admin, id)
}

/// Somebody's browser, with what the provider knows of them.
pub struct Walker {
    /// With us.
    pub here: Browser,
    /// At the provider.
    pub there: Browser,
    provider: SocketAddr,
}

impl Walker {
    pub fn new(here: Browser, provider: SocketAddr, person: &str) -> Self {
        let there = Browser::new(provider);
        there.set_cookie("person", person);
        Self {
            here,
            there,
            provider,
        }
    }

    /// From a link of ours to the provider and around there; yields the path with which it sends the browser back to us.
    pub async fn there(&self, start: &str) -> String {
        let reply = self.here.get(start).await;
        let mut to = reply
            .location()
            .unwrap_or_else(|| panic!("{}", reply.text()));
        let origin = format!("http://{}", self.provider);
        for _ in 0..10 {
            let path = match to.strip_prefix(&origin) {
                Some(path) => path.to_owned(),
                None if to.starts_with('/') => to.clone(),
                None => {
                    let back: url::Url = to.parse().expect("an address");
                    assert_eq!(back.host_str(), Some("localhost"), "{back}");
                    return back[url::Position::BeforePath..].to_owned();
                }
            };
            let reply = self.there.get(&path).await;
            to = reply
                .location()
                .unwrap_or_else(|| panic!("{path}: {} {}", reply.status, reply.body));
        }
        panic!("the provider leads around in circles");
    }

    /// There and back.
    pub async fn go(&self, start: &str) -> Reply {
        let back = self.there(start).await;
        self.here.get(&back).await
    }

    /// There, back, and on to where we lead then.
    pub async fn go_on(&self, start: &str) -> Reply {
        let back = self.there(start).await;
        self.here.visit(&back).await
    }
}

/// How often something is in the database.
pub async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}
