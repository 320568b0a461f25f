//! So much at once that somebody has to confirm it, and what exactly they confirm.

use super::{MEMBERS, number, of, person, sync, with_directory};
use app::directory::What::{Departed, Revoked};
use domain::actor::Role;
use support::{Browser, Log, Reply, Town, both};

/// What the form on the page would confirm; `None` where there is nothing to confirm.
fn shown(page: &Reply) -> Option<String> {
    let fields = page.form(Some("confirm"));
    let confirm = fields.into_iter().find(|(name, _)| name == "confirm");
    confirm.map(|(_, code)| code)
}

async fn confirm(admin: &Browser, page: &Reply) -> Reply {
    let code = shown(page).unwrap_or_else(|| panic!("nothing to confirm: {}", page.text()));
    admin.post("/admin/directory", &[("confirm", &code)]).await
}

both!(
    line_4_too_many_leavers_stop_it,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        let log = Log::capture();
        let olga = town.official("Olga", Role::Administrator, None).await;
        let admin = olga.browser;
        assert_eq!(admin.post("/admin/directory", &[]).await.status, 303);
        let page = admin.get("/admin/directory").await;
        assert!(page.has_text("6 people have a role by the directory."));
        for uid in ["emil", "frieda", "gert", "ida", "jens"] {
            slapd.remove(&person(uid)).await;
        }
        assert!(sync(town).await.is_stopped);
        assert_eq!(number(town, MEMBERS).await, 6, "nothing has changed");
        assert!(log.text().contains("the directory was not followed"));
        let seen = admin.get("/admin/directory").await;
        for words in [
            "People who would have left: 5. Roles that would have been lost: 5.",
            "emil Test (emil): left; loses “Case worker”",
        ] {
            assert!(seen.has_text(words), "{}", seen.text());
        }
        assert_eq!(admin.post("/admin/directory", &[]).await.status, 303);
        assert_eq!(
            number(town, MEMBERS).await,
            6,
            "the plain button stops as well"
        );
        admin
            .post("/admin/directory", &[("confirm", "yes"), ("force", "yes")])
            .await;
        assert_eq!(number(town, MEMBERS).await, 6, "whatever is confirmed");

        // Meanwhile one more has left: what was seen is not what would happen.
        slapd.remove(&person("dora")).await;
        assert_eq!(confirm(&admin, &seen).await.status, 303);
        assert_eq!(number(town, MEMBERS).await, 6, "another number");
        let now = admin.get("/admin/directory").await;
        assert!(now.has_text("meanwhile it is something else than you saw"));
        assert!(
            now.has_text("People who would have left: 6."),
            "{}",
            now.text()
        );
        assert_eq!(confirm(&admin, &now).await.status, 303);
        assert_eq!(number(town, MEMBERS).await, 0);
        let page = admin.get("/admin/directory").await;
        assert_eq!(shown(&page), None, "{}", page.text());

        // Sensitive: after a while it asks who that is.
        town.clock.advance(700);
        let to = confirm(&admin, &now).await.location().unwrap_or_default();
        assert!(to.starts_with("/confirm?"), "{to}");
    }
);

both!(
    a_role_that_loses_many_stops_it,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        sync(town).await;
        // One of six is daily life, two of five are more than a quarter; nobody else would notice, as so few leave.
        slapd.remove(&person("emil")).await;
        let outcome = sync(town).await;
        assert!(!outcome.is_stopped, "{outcome:?}");
        slapd.remove(&person("frieda")).await;
        slapd.remove(&person("gert")).await;
        let outcome = sync(town).await;
        assert!(outcome.is_stopped, "{outcome:?}");
        assert_eq!(outcome.whom(Departed), ["frieda", "gert"]);
        assert_eq!(outcome.count(Revoked), 2);
        assert_eq!(number(town, MEMBERS).await, 5, "nothing has changed");

        // It is a setting.
        let mut config = town.config.clone();
        config.directory_share = 50;
        let (app, _task) = server::workbench(&config, town.clock.clone())
            .await
            .expect("a workbench");
        let outcome = app::directory::run(&app, app::directory::Run::default())
            .await
            .expect("it answers");
        assert!(!outcome.is_stopped, "{outcome:?}");
        assert_eq!(number(town, MEMBERS).await, 3);
        app.db.close().await;
    }
);
