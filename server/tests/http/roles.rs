//! Who may grant and revoke roles, and that somebody always can.

use domain::actor::Role;
use domain::ids::AccountId;
use support::links::signed_in;
use support::{Browser, Reply, Town, both};
use uuid::Uuid;

both!(
    administrators_of_the_municipality_grant_and_revoke_roles,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("budget").await;
        let local = town.official("Ben", Role::Administrator, Some(space)).await;
        let citizen = town.citizen("Cem").await;
        for browser in [&local.browser, &citizen.browser] {
            assert_eq!(browser.get("/admin/roles").await.status, 403);
            let fields = [
                ("email", citizen.email.as_str()),
                ("role", "administrator"),
                ("space", "all"),
            ];
            assert_eq!(browser.post("/admin/roles", &fields).await.status, 403);
        }
        assert!(
            town.visitor()
                .get("/admin/roles")
                .await
                .location()
                .is_some()
        );
        let there = space.to_string();
        let fields = [
            ("email", citizen.email.as_str()),
            ("role", "moderator"),
            ("space", &there),
        ];
        assert_eq!(ada.browser.post("/admin/roles", &fields).await.status, 303);
        let page = ada.browser.get("/admin/roles").await;
        assert!(
            page.has_text("The role is granted.")
                && page.has_text("3 roles")
                && page.has_text("Space budget")
        );
        ada.browser.post("/admin/roles", &fields).await;
        assert!(
            ada.browser
                .get("/admin/roles")
                .await
                .has_text("holds that role already")
        );
        let bad = ada
            .browser
            .post(
                "/admin/roles",
                &[("email", "x"), ("role", "king"), ("space", "moon")],
            )
            .await;
        assert_eq!(bad.status, 422);
        assert_eq!(
            bad.attributes("a", "href")
                .iter()
                .filter(|href| ["#email", "#role", "#space"].contains(&href.as_str()))
                .count(),
            3
        );
        let account = citizen.account.to_string();
        let revoked = [
            ("account", account.as_str()),
            ("role", "moderator"),
            ("space", &there),
        ];
        assert_eq!(
            citizen
                .browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            403
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            303
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            404
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &[("role", "x")])
                .await
                .status,
            400
        );
    }
);

both!(the_last_administrator_stays, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    let ben = town.official("Ben", Role::Administrator, None).await;
    let nowhere = Uuid::nil().to_string();
    let fields = |account: &AccountId| {
        [
            account.to_string(),
            "administrator".to_owned(),
            nowhere.clone(),
        ]
    };
    let revoke = async |by: &Browser, account: &AccountId| {
        let [account, role, space] = fields(account);
        by.post(
            "/admin/roles/revoke",
            &[("account", &account), ("role", &role), ("space", &space)],
        )
        .await
    };
    // Both want to give up their role, and each lets the other go at the same moment: one of them has to keep it.
    for person in [&ada, &ben] {
        let asked = revoke(&person.browser, &person.account).await;
        assert_eq!(asked.location().as_deref(), Some("/admin/roles/requests"));
    }
    let confirms = async |by: &Browser| {
        let page = by.get("/admin/roles/requests").await;
        let mut actions = page.attributes("form", "action");
        actions.retain(|action| action.ends_with("/confirm"));
        assert_eq!(actions.len(), 1, "one's own is for the other");
        actions.remove(0)
    };
    let (first, second) = (confirms(&ada.browser).await, confirms(&ben.browser).await);
    let (one, other) = tokio::join!(
        ada.browser.post(&first, &[]),
        ben.browser.post(&second, &[])
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 303);
    assert!([403, 409].contains(&statuses[1]), "{statuses:?}");
    // Whoever is left cannot go.
    let left = if one.status == 303 { &ada } else { &ben };
    assert_eq!(revoke(&left.browser, &left.account).await.status, 422);
});

both!(the_list_of_roles_is_paged, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    for n in 0..52 {
        town.official(&format!("Person {n}"), Role::Moderator, None)
            .await;
    }
    let first = ada.browser.get("/admin/roles").await;
    let next = first
        .links()
        .into_iter()
        .find(|href| href.contains("after="))
        .expect("a second page");
    let second = ada.browser.get(&next).await;
    let shown = |page: &Reply| {
        page.attributes("form", "action")
            .iter()
            .filter(|a| a.ends_with("revoke"))
            .count()
    };
    assert_eq!((shown(&first), shown(&second)), (50, 3));
    assert_eq!(
        ada.browser
            .get("/admin/roles?after=%00nonsense")
            .await
            .status,
        200
    );
});

both!(
    the_first_administrator_comes_from_the_command_line,
    async |town: &Town| {
        let space = town.space("budget").await;
        let granted = app::identity::grant_by_operator(
            &town.app,
            "ada@example.org",
            Role::Administrator,
            None,
        )
        .await;
        assert!(granted.expect("granted"));
        let again = app::identity::grant_by_operator(
            &town.app,
            "ada@example.org",
            Role::Administrator,
            None,
        )
        .await;
        assert!(!again.expect("held"));
        let there = app::identity::grant_by_operator(
            &town.app,
            "ben@example.org",
            Role::Auditor,
            Some(space),
        )
        .await;
        assert!(there.expect("granted"));
        let browser = signed_in(town, "ada@example.org").await;
        // By link comes in whoever reads the mailbox: the role waits for a passkey (account_security.rs makes one).
        let page = browser.get("/admin/roles").await;
        assert_eq!(page.status, 403);
        assert!(page.has_text("Make a passkey"));
    }
);
