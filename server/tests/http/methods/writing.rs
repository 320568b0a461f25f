//! Writing a poll: seats and scores are asked for where a method has them, and refused at their field.

use domain::actor::Role;
use support::drafting::{form, send, with};
use support::{Town, both};

both!(
    what_does_not_fit_a_method_is_said_at_its_field,
    async |town: &Town| {
        let space = town.space("methods").await.to_string();
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let whole = with(&form(town, &space), "option-3-title", "Park");
        for (method, seats, scale, field) in [
            ("stv", "", "", "#seats"),
            ("stv", "0", "", "#seats"),
            ("stv", "3", "", "#seats"),
            ("borda", "1000", "", "#seats"),
            ("judgment", "two", "", "#seats"),
            ("score", "1", "", "#scale"),
            ("score", "1", "0", "#scale"),
            ("score", "1", "11", "#scale"),
            ("score", "9", "5", "#seats"),
        ] {
            let typed = with(
                &with(&with(&whole, "method", method), "seats", seats),
                "scale",
                scale,
            );
            let reply = send(&ada, "/admin/polls/new", &typed).await;
            assert_eq!(reply.status, 422, "{method} {seats} {scale}");
            assert!(
                reply.links().contains(&field.to_owned()),
                "{method} {seats} {scale}: {:?}",
                reply.links()
            );
            let name = if field == "#seats" {
                ("seats", seats)
            } else {
                ("scale", scale)
            };
            assert_eq!(
                reply.field(name.0).as_deref(),
                Some(name.1),
                "what was typed is kept"
            );
        }
        let one = with(
            &with(&with(&whole, "option-2-title", ""), "option-3-title", ""),
            "method",
            "runoff",
        );
        let reply = send(&ada, "/admin/polls/new", &one).await;
        assert!(
            reply.links().contains(&"#option-1-title".to_owned()),
            "{:?}",
            reply.links()
        );
        let mut many = with(&whole, "method", "runoff");
        let names: Vec<String> = (3..=65).map(|n| format!("option-{n}-title")).collect();
        let mut fields: Vec<(&str, &str)> = Vec::new();
        many.retain(|(name, _)| *name != "option-3-title");
        fields.extend(many.iter().map(|(name, value)| (*name, value.as_str())));
        fields.extend(names.iter().map(|name| (name.as_str(), name.as_str())));
        let reply = ada.post("/admin/polls/new", &fields).await;
        assert_eq!(reply.status, 422);
        assert!(
            reply.links().contains(&"#method".to_owned()),
            "{:?}",
            reply.links()
        );
    }
);

both!(a_method_is_kept_shown_and_changed, async |town: &Town| {
    let space = town.space("methods").await.to_string();
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    let whole = with(&form(town, &space), "option-3-title", "Park");
    let stv = with(&with(&whole, "method", "stv"), "seats", "2");
    let made = send(&ada, "/admin/polls/new", &stv).await;
    let poll = made.location().expect("made");
    let shown = ada.get(&poll).await;
    assert!(
        shown.has_text("Ranking for several seats (single transferable vote); 2 win"),
        "{}",
        shown.text()
    );
    let edit = ada.get(&format!("{poll}/edit")).await;
    assert_eq!(
        (
            edit.field("method").as_deref(),
            edit.field("seats").as_deref()
        ),
        (Some("stv"), Some("2"))
    );
    let changed = ada
        .submit(
            &edit,
            &format!("{poll}/edit"),
            &[
                ("method", "score"),
                ("seats", "1"),
                ("scale", "9"),
                ("action", "save"),
            ],
        )
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert!(ada.get(&poll).await.has_text("Scores from 0 to 9"));
    let public = ada.get(&poll.replace("/admin", "")).await;
    assert!(
        public.has_text("How it is counted")
            && public.has_text("The scores of all ballots are added up.")
    );
    assert!(public.has_text("If options are equal in the end, a lot decides"));
});
