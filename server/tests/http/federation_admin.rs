//! Setting up providers of identities.

use crate::federation::walk::{administrator, fields, set_up};
use support::{Town, both};

both!(
    line_3_a_provider_is_set_up_switched_off_and_deleted,
    async |town: &Town| {
        let admin = administrator(town).await;
        assert!(
            admin
                .get("/admin/providers")
                .await
                .has_text("No provider yet")
        );
        let id = set_up(&admin, "https://id.example", &[("name", "<b>State ID")]).await;
        let page = admin.get("/sign-in").await;
        assert!(
            page.has_text("Continue with <b>State ID") && !page.body.contains("<b>State"),
            "{}",
            page.text()
        );

        // The secret lies in a file of mode 0600 and nowhere else, and is never shown.
        let file = town.config.keys_folder().join(format!("provider-{id}"));
        assert_eq!(
            std::fs::read_to_string(&file).expect("the secret"),
            "a secret of ours"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&file)
                .expect("the file")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let path = format!("/admin/providers/{id}");
        let form = admin.get(&path).await;
        assert!(
            !form.body.contains("a secret of ours") && form.has_text("A secret is kept."),
            "{}",
            form.text()
        );

        // An empty field keeps it; what somebody else changed meanwhile is not overwritten.
        let stale = fields("https://other.example", &[("client_secret", "")]);
        assert_eq!(admin.post(&path, &stale).await.status, 409);
        let changed = fields(
            "https://other.example",
            &[("client_secret", ""), ("version", "2")],
        );
        assert_eq!(admin.post(&path, &changed).await.status, 303);
        assert_eq!(
            std::fs::read_to_string(&file).expect("kept"),
            "a secret of ours"
        );
        assert!(
            admin
                .get("/admin/providers")
                .await
                .has_text("https://other.example")
        );

        assert_eq!(
            admin
                .post(&format!("{path}/switch"), &[("version", "2")])
                .await
                .status,
            409,
            "a stale switch"
        );
        assert_eq!(
            admin
                .post(&format!("{path}/switch"), &[("version", "3")])
                .await
                .status,
            303
        );
        assert!(!town.visitor().get("/sign-in").await.has_text("Town ID"));
        assert_eq!(
            town.visitor()
                .get(&format!("/sign-in/with/{id}"))
                .await
                .status,
            404
        );

        assert!(
            admin
                .get(&format!("{path}/delete"))
                .await
                .has_text("Nobody has connected")
        );
        assert_eq!(admin.post(&format!("{path}/delete"), &[]).await.status, 303);
        assert!(!file.exists(), "its secret goes with it");
        assert_eq!(admin.post(&format!("{path}/delete"), &[]).await.status, 404);
    }
);

both!(
    line_3_a_wrong_provider_is_refused_with_what_was_typed,
    async |town: &Town| {
        let admin = administrator(town).await;
        for (field, value, words) in [
            ("issuer", "http://id.example", "It begins with https://."),
            (
                "issuer",
                "https://user:secret@id.example",
                "It begins with https://.",
            ),
            ("issuer", "", "Type the provider's address."),
            ("roll_match", "somehow", "Choose one of these."),
            ("roll_match", "reference", "Type the name of the claim"),
            ("roll_match", "person", "Type at least one level"),
        ] {
            let reply = admin
                .post(
                    "/admin/providers/new",
                    &fields(
                        "https://id.example",
                        &[(field, value), ("client_id", "kept")],
                    ),
                )
                .await;
            assert_eq!(reply.status, 422, "{field} {value}");
            assert!(
                reply.has_text(words) || field == "issuer" && value.is_empty(),
                "{field} {value}: {}",
                reply.text()
            );
            assert_eq!(reply.field("client_id").as_deref(), Some("kept"));
            assert!(
                !reply.body.contains("a secret of ours"),
                "the secret is not sent back"
            );
        }
    }
);

both!(
    line_3_setting_up_a_provider_asks_who_it_is,
    async |town: &Town| {
        let admin = administrator(town).await;
        let id = set_up(&admin, "https://id.example", &[]).await;
        town.clock.advance(700);
        for path in [
            "/admin/providers/new".to_owned(),
            format!("/admin/providers/{id}"),
            format!("/admin/providers/{id}/delete"),
        ] {
            let to = admin
                .post(&path, &fields("https://id.example", &[]))
                .await
                .location()
                .unwrap_or_default();
            assert!(to.starts_with("/confirm?"), "{path}: {to}");
        }
        // What was typed waits, the secret does not.
        let admin = administrator(town).await;
        town.clock.advance(700);
        admin
            .post(
                "/admin/providers/new",
                &fields("https://typed.example", &[]),
            )
            .await;
        town.clock.advance(-700);
        let page = admin.get("/admin/providers/new").await;
        assert_eq!(
            page.field("issuer").as_deref(),
            Some("https://typed.example")
        );
        assert!(!page.body.contains("a secret of ours"));
    }
);
