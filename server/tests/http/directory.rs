//! The directory of staff, with a real `slapd`: who signs in, which groups give which role, and what becomes of those who left.

use app::db::DbError;
use app::directory::{self, Outcome, Run};
use app::run;
use domain::actor::Role;
use server::config::Config;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};
use support::slapd::{BASE, ROOT, SECRET, Slapd};
use support::{Browser, Log, Reply, Town, both};

/// The directories of the tests that run now, by the data folder of their town.
static RUNNING: Mutex<Option<HashMap<PathBuf, Slapd>>> = Mutex::new(None);

fn running() -> MutexGuard<'static, Option<HashMap<PathBuf, Slapd>>> {
    RUNNING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn entries() -> String {
    let mut text = format!(
        "dn: {BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Lindenau\ndc: lindenau\n\n\
         dn: ou=people,{BASE}\nobjectClass: organizationalUnit\nou: people\n\n\
         dn: ou=groups,{BASE}\nobjectClass: organizationalUnit\nou: groups\n\n"
    );
    let people = [
        "dora", "emil", "frieda", "gert", "hanna", "ida", "jens", "karla",
    ];
    for uid in people {
        let mail = if uid == "karla" {
            String::new()
        } else {
            format!("mail: {uid}@lindenau.example\n")
        };
        let _ = write!(
            text,
            "dn: uid={uid},ou=people,{BASE}\nobjectClass: inetOrgPerson\nuid: {uid}\ncn: {uid}\nsn: Test\ndisplayName: {uid} Test\n{mail}userPassword: pw of {uid}\n\n"
        );
    }
    // `desk` holds Dora and the group `team`; `team` holds the others. Hanna is in no group. Karla has no address.
    let member = |uid: &str| format!("member: uid={uid},ou=people,{BASE}\n");
    let team: String = ["emil", "frieda", "gert", "ida", "jens", "karla"]
        .map(member)
        .concat();
    let _ = write!(
        text,
        "dn: cn=desk,ou=groups,{BASE}\nobjectClass: groupOfNames\ncn: desk\n{}member: cn=team,ou=groups,{BASE}\n\n\
         dn: cn=team,ou=groups,{BASE}\nobjectClass: groupOfNames\ncn: team\n{team}\n\
         dn: cn=audit,ou=groups,{BASE}\nobjectClass: groupOfNames\ncn: audit\n{}\n",
        member("dora"),
        member("dora")
    );
    text
}

fn with_directory(config: &mut Config) {
    let Some(slapd) = Slapd::start(&entries()) else {
        return;
    };
    config.directory_url = Some(slapd.url.clone());
    config.directory_bind_dn = ROOT.to_owned();
    config.directory_base = BASE.to_owned();
    config.directory_filter = "(objectClass=inetOrgPerson)".to_owned();
    config.directory_group_filter = Some("(member={dn})".to_owned());
    config.directory_roles = format!(
        "case_worker=cn=Desk,ou=groups,{BASE}; auditor=cn=audit,ou=groups,{BASE}; moderator@nowhere=cn=team,ou=groups,{BASE}"
    );
    std::fs::create_dir_all(config.keys_folder()).expect("a folder");
    std::fs::write(
        config.keys_folder().join("directory-password"),
        format!("{SECRET}\n"),
    )
    .expect("the password");
    running()
        .get_or_insert_default()
        .insert(config.data.clone(), slapd);
}

/// The directory of this town; `None` where there is no `slapd`.
fn of(town: &Town) -> Option<Slapd> {
    running().as_mut()?.remove(&town.config.data)
}

fn person(uid: &str) -> String {
    format!("uid={uid},ou=people,{BASE}")
}

async fn sign_in(browser: &Browser, name: &str, password: &str) -> Reply {
    browser
        .post(
            "/sign-in/directory",
            &[("name", name), ("password", password), ("next", "/me")],
        )
        .await
}

async fn sync(town: &Town) -> Outcome {
    directory::run(&town.app, Run::default())
        .await
        .expect("the directory answers")
}

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

const ROLES: &str = "SELECT COUNT(*) FROM role_grants";

both!(
    line_4_staff_sign_in_with_the_directory,
    with_directory,
    async |town: &Town| {
        let log = Log::capture();
        let Some(slapd) = of(town) else { return };
        let dora = town.visitor();
        assert!(
            dora.get("/sign-in")
                .await
                .has_text("Sign in as staff of the town hall")
        );
        let reply = sign_in(&dora, "dora", "pw of dora").await;
        assert_eq!(reply.location().as_deref(), Some("/me"), "{}", reply.text());
        assert!(dora.get("/me").await.has_text("dora@lindenau.example"));
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM role_grants WHERE role IN ('case_worker', 'auditor')"
            )
            .await,
            2
        );

        // Wrong, empty, of somebody else, without a role, without an address, unknown, and with what means something in a filter.
        let stranger = town.visitor();
        for (name, password) in [
            ("dora", "wrong"),
            ("dora", "pw of emil"),
            ("hanna", "pw of hanna"),
            ("karla", "pw of karla"),
            ("nobody", "pw of nobody"),
            ("*", "pw of dora"),
            ("dor*", "pw of dora"),
            ("dora)(uid=*", "pw of dora"),
            ("*)(|(uid=*", "pw of dora"),
            ("dora\\2a", "pw of dora"),
        ] {
            let reply = sign_in(&stranger, name, password).await;
            assert_eq!(reply.status, 422, "{name}: {}", reply.text());
            assert!(reply.has_text("do not fit"), "{name}: {}", reply.text());
            assert!(
                !reply.body.contains(password),
                "the password is not sent back"
            );
        }
        for password in ["", " "] {
            assert_eq!(sign_in(&stranger, "emil", password).await.status, 422);
        }
        assert!(
            sign_in(&stranger, "emil", "")
                .await
                .has_text("Type your password.")
        );
        assert_eq!(stranger.get("/me").await.status, 303, "nobody was let in");
        assert!(!log.text().contains("pw of dora"), "no password in the log");

        // After too many tries there is a rest, for this name alone.
        for _ in 0..5 {
            sign_in(&stranger, "frieda", "guess").await;
        }
        assert_eq!(
            sign_in(&stranger, "Frieda", "pw of frieda").await.status,
            429
        );
        assert_eq!(
            sign_in(&town.visitor(), "gert", "pw of gert").await.status,
            303
        );
        town.clock.advance(901);
        assert_eq!(
            sign_in(&stranger, "frieda", "pw of frieda").await.status,
            303
        );

        // A directory that is down is said to be, and the link by e-mail stays.
        drop(slapd);
        let reply = sign_in(&town.visitor(), "gert", "pw of gert").await;
        assert_eq!(reply.status, 422);
        assert!(
            reply.has_text("does not answer at the moment"),
            "{}",
            reply.text()
        );
    }
);

both!(
    line_4_leavers_lose_roles_and_sessions_at_once,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        let preview = directory::run(
            &town.app,
            Run {
                is_dry: true,
                is_forced: false,
            },
        )
        .await
        .expect("a preview");
        assert_eq!(preview.joined.len(), 6, "{preview:?}");
        assert_eq!(number(town, ROLES).await, 0, "a preview changes nothing");
        assert_eq!(number(town, "SELECT COUNT(*) FROM accounts").await, 0);
        let first = sync(town).await;
        assert_eq!(
            (first.joined.len(), first.granted.len()),
            (6, 7),
            "nested groups count, karla has no address: {first:?}"
        );
        assert_eq!(
            sync(town).await,
            Outcome::default(),
            "a second time changes nothing"
        );

        // Emil also holds a role by hand, and is signed in.
        let emil = town.visitor();
        assert_eq!(sign_in(&emil, "emil", "pw of emil").await.status, 303);
        let email = "emil@lindenau.example";
        app::identity::grant_by_operator(&town.app, email, Role::Moderator, None)
            .await
            .expect("granted");
        slapd.remove(&person("emil")).await;
        let outcome = sync(town).await;
        assert_eq!(outcome.departed, ["emil"]);
        assert_eq!(outcome.revoked, ["emil: case_worker"]);
        assert_eq!(emil.get("/me").await.status, 303, "signed out");
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM role_grants WHERE role = 'moderator'"
            )
            .await,
            1,
            "by hand stays"
        );
        assert_eq!(
            sign_in(&town.visitor(), "emil", "pw of emil").await.status,
            422
        );

        // Out of the group, and locked.
        let dora = town.visitor();
        sign_in(&dora, "dora", "pw of dora").await;
        slapd
            .set(
                &format!("cn=audit,ou=groups,{BASE}"),
                "member",
                &person("hanna"),
            )
            .await;
        let outcome = sync(town).await;
        assert_eq!(
            (outcome.joined, outcome.revoked),
            (vec!["hanna".to_owned()], vec!["dora: auditor".to_owned()])
        );
        assert_eq!(
            dora.get("/me").await.status,
            303,
            "who loses a role signs in anew"
        );
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'directory.followed'"
            )
            .await,
            4
        );
    }
);

both!(
    line_4_too_many_leavers_stop_it,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        let log = Log::capture();
        let olga = town.official("Olga", Role::Administrator, None).await;
        let admin = olga.browser;
        assert_eq!(admin.post("/admin/directory", &[]).await.status, 303);
        assert!(
            admin
                .get("/admin/directory")
                .await
                .has_text("6 people have a role by the directory.")
        );
        for uid in ["emil", "frieda", "gert", "ida", "jens"] {
            slapd.remove(&person(uid)).await;
        }
        assert!(sync(town).await.is_stopped);
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM directory_members").await,
            6,
            "nothing has changed"
        );
        assert!(log.text().contains("the directory was not followed"));
        let page = admin.get("/admin/directory").await;
        assert!(
            page.has_text("5 people would have left at once"),
            "{}",
            page.text()
        );
        assert_eq!(admin.post("/admin/directory", &[]).await.status, 303);
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM directory_members").await,
            6,
            "the plain button stops as well"
        );
        assert_eq!(
            admin
                .post("/admin/directory", &[("force", "yes")])
                .await
                .status,
            303
        );
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM directory_members").await,
            1
        );
        assert!(
            !admin
                .get("/admin/directory")
                .await
                .has_text("would have left at once. Perhaps")
        );
        // Sensitive: after a while it asks who that is.
        town.clock.advance(700);
        let to = admin
            .post("/admin/directory", &[("force", "yes")])
            .await
            .location()
            .unwrap_or_default();
        assert!(to.starts_with("/confirm?"), "{to}");
    }
);

both!(
    line_4_the_directory_is_followed_once_a_night,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        for _ in 0..30 {
            directory::nightly(&town.app).await.expect("it answers");
            town.clock.advance(3600);
        }
        let runs = "SELECT COUNT(*) FROM directory_runs WHERE day IS NOT NULL AND outcome = 'done'";
        let made = number(town, runs).await;
        assert!((1..=2).contains(&made), "{made} runs in 30 hours");
        drop(slapd);
        town.clock.advance(24 * 3600);
        let failed = directory::nightly(&town.app).await;
        assert!(failed.is_err() || number(town, runs).await == made);
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM directory_members").await,
            6,
            "a directory that is down removes nobody"
        );
    }
);

both!(
    line_4_without_a_directory_there_is_no_such_way,
    async |town: &Town| {
        assert!(
            !town
                .visitor()
                .get("/sign-in")
                .await
                .has_text("as staff of the town hall")
        );
        assert_eq!(town.visitor().get("/sign-in/directory").await.status, 404);
        assert_eq!(sign_in(&town.visitor(), "dora", "x").await.status, 404);
    }
);
