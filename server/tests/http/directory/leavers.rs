//! Who leaves the directory, and who only leaves a group of it.

use super::{BASE, MEMBERS, ROLES, number, of, person, sign_in, sync, with_directory};
use app::directory::What::{Departed, Granted, Joined, Kept, Revoked};
use app::directory::{self, Outcome, Run};
use domain::actor::Role;
use server::config::Config;
use support::{Town, both};

const MODERATORS: &str = "SELECT COUNT(*) FROM role_grants WHERE role = 'moderator'";

async fn by_hand(town: &Town, email: &str, role: Role) {
    app::identity::grant_by_operator(&town.app, email, role, None)
        .await
        .expect("granted");
}

both!(
    line_4_leavers_lose_roles_and_sessions_at_once,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        let how = Run {
            is_dry: true,
            confirmed: None,
        };
        let preview = directory::run(&town.app, how).await.expect("a preview");
        assert_eq!(preview.count(Joined), 6, "{preview:?}");
        assert_eq!(number(town, ROLES).await, 0, "a preview changes nothing");
        assert_eq!(number(town, "SELECT COUNT(*) FROM accounts").await, 0);
        let first = sync(town).await;
        assert_eq!(
            (first.count(Joined), first.count(Granted)),
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
        by_hand(town, "emil@lindenau.example", Role::Moderator).await;
        slapd.remove(&person("emil")).await;
        let outcome = sync(town).await;
        assert_eq!(outcome.whom(Departed), ["emil"]);
        let lost = ["emil: case_worker", "emil: moderator"];
        assert_eq!(outcome.whom(Revoked), lost, "also by hand");
        assert_eq!(emil.get("/me").await.status, 303, "signed out");
        assert_eq!(number(town, MODERATORS).await, 0);
        let events = "SELECT COUNT(*) FROM events e JOIN accounts a ON a.id = e.subject
            WHERE e.kind = 'member.changed' AND a.email = 'emil@lindenau.example' AND e.facts LIKE '%\"left\":true%'";
        assert_eq!(number(town, events).await, 1, "it is written down");
        assert_eq!(
            sign_in(&town.visitor(), "emil", "pw of emil").await.status,
            422
        );
        // Who left, and what they lost, is said by name.
        let olga = town.official("Olga", Role::Administrator, None).await;
        let page = olga.browser.get("/admin/directory").await;
        let words = "emil Test (emil): left; loses “Case worker”; loses “Moderator”";
        assert!(page.has_text(words), "{}", page.text());

        // Out of the group.
        let dora = town.visitor();
        sign_in(&dora, "dora", "pw of dora").await;
        let audit = format!("cn=audit,ou=groups,{BASE}");
        slapd.set(&audit, "member", &person("hanna")).await;
        let outcome = sync(town).await;
        assert_eq!(
            (outcome.whom(Joined), outcome.whom(Revoked)),
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
    who_is_in_no_group_any_more_keeps_what_was_given_by_hand_until_they_leave,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        let audit = format!("cn=audit,ou=groups,{BASE}");
        slapd.set(&audit, "member", &person("hanna")).await;
        sync(town).await;
        let hanna = town.visitor();
        sign_in(&hanna, "hanna", "pw of hanna").await;
        by_hand(town, "hanna@lindenau.example", Role::Moderator).await;
        slapd.set(&audit, "member", &person("dora")).await;
        let outcome = sync(town).await;
        assert_eq!(outcome.whom(Revoked), ["hanna: auditor"]);
        assert_eq!(outcome.count(Departed), 0, "still there: {outcome:?}");
        assert_eq!(number(town, MODERATORS).await, 1);
        assert_eq!(hanna.get("/me").await.status, 303, "signed out");
        assert_eq!(sync(town).await, Outcome::default());
        slapd.remove(&person("hanna")).await;
        let outcome = sync(town).await;
        assert_eq!(outcome.whom(Departed), ["hanna"]);
        assert_eq!(outcome.whom(Revoked), ["hanna: moderator"]);
        assert_eq!(number(town, MODERATORS).await, 0);
    }
);

fn with_administrators(config: &mut Config) {
    with_directory(config);
    config.directory_roles =
        format!("case_worker=cn=desk,ou=groups,{BASE}; administrator=cn=audit,ou=groups,{BASE}");
}

both!(
    the_last_administrator_stays_and_is_named,
    with_administrators,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        assert!(!sync(town).await.is_stopped);
        let administrators = "SELECT COUNT(*) FROM role_grants WHERE role = 'administrator'";
        slapd.remove(&person("dora")).await;
        let outcome = sync(town).await;
        assert!(outcome.is_stopped, "{outcome:?}");
        assert_eq!(outcome.whom(Kept), ["dora: administrator"]);
        assert_eq!(number(town, MEMBERS).await, 6, "nothing has changed");
        assert_eq!(number(town, ROLES).await, 7);

        let how = Run {
            is_dry: false,
            confirmed: Some(outcome.code()),
        };
        let done = directory::run(&town.app, how).await.expect("it answers");
        assert!(!done.is_stopped);
        assert_eq!(done.whom(Departed), ["dora"]);
        assert_eq!(done.whom(Revoked), ["dora: case_worker"]);
        assert_eq!(number(town, administrators).await, 1, "somebody is left");
        assert_eq!(number(town, MEMBERS).await, 5);
        assert_eq!(sync(town).await, Outcome::default());
        let olga = town.official("Olga", Role::Administrator, None).await;
        let page = olga.browser.get("/admin/directory").await;
        let words = "dora Test (dora): left; loses “Case worker”; keeps “Administrator”";
        assert!(page.has_text(words), "{}", page.text());
    }
);

both!(
    a_successor_is_there_before_the_last_administrator_goes,
    with_administrators,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        sync(town).await;
        let audit = format!("cn=audit,ou=groups,{BASE}");
        slapd.set(&audit, "member", &person("jens")).await;
        slapd.remove(&person("dora")).await;
        let outcome = sync(town).await;
        assert!(!outcome.is_stopped, "{outcome:?}");
        assert_eq!(outcome.whom(Granted), ["jens: administrator"]);
        let lost = ["dora: administrator", "dora: case_worker"];
        assert_eq!(outcome.whom(Revoked), lost);
    }
);
