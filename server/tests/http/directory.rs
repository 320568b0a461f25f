//! The directory of staff, with a real `slapd`: who signs in, which groups give which role, and what becomes of those who left.

mod guards;
mod leavers;
mod night;
mod secured;
mod tries;

use app::db::DbError;
use app::directory::{self, Outcome, Run};
use app::run;
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
    set(config, &slapd);
    running()
        .get_or_insert_default()
        .insert(config.data.clone(), slapd);
}

/// The settings that follow this directory.
fn set(config: &mut Config, slapd: &Slapd) {
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
const MEMBERS: &str = "SELECT COUNT(*) FROM directory_members";

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
