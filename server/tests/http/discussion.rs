//! Discussions of ideas: line 4 of the issue on ideas. Comments with stance, replies with mentions, ratings, orders, permalinks, answers of the
//! administration, edits with history, and what is said where nothing can be said.

mod long;
mod notices;
mod own;
mod refused;

use domain::actor::Role;
use domain::ids::CommentId;
use support::forum::{Forum, written};
use support::{Reply, Town, both};

/// What stands in one comment of a page.
fn of(page: &Reply, id: CommentId) -> String {
    let mark = format!("id=\"comment-{id}\"");
    let at = page
        .body
        .find(&mark)
        .unwrap_or_else(|| panic!("no {id} on {}", page.text()));
    let end = page.body[at..]
        .find("</article>")
        .map_or(page.body.len(), |end| at + end);
    page.body[at..end].to_owned()
}

/// The ids of the comments of a page, in their order.
fn ids(page: &Reply) -> Vec<CommentId> {
    let all = page.attributes("article", "id").into_iter();
    all.filter_map(|id| id.strip_prefix("comment-")?.parse().ok())
        .collect()
}

both!(line_4_comments_take_a_stance, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let ada = town.citizen("Ada").await;
    let visitor = town.visitor();
    assert!(
        visitor
            .get(&forum.path())
            .await
            .has_text("Nobody has commented yet")
    );
    for (stance, word) in [
        ("for", "For"),
        ("against", "Against"),
        ("question", "Question"),
    ] {
        let text = format!("What I think, {stance} *it*.");
        let id = forum.comment(&ada.browser, stance, &text).await;
        let page = visitor.get(&forum.path()).await;
        let shown = of(&page, id);
        assert!(
            shown.contains(&format!(">{word}</span>")) && shown.contains("<em>it</em>"),
            "{shown}"
        );
    }
    assert_eq!(forum.counters(town).await, [3, 1, 1, 1]);
    let idea = visitor.get(&format!("/ideas/{}", forum.idea)).await;
    assert!(
        idea.has_text("3 comments") && ids(&idea).len() == 3,
        "on the page of the idea, too"
    );

    for (stance, body, key) in [
        ("", "A text that is kept", "Choose whether you are for it"),
        (
            "sideways",
            "A text that is kept",
            "Choose whether you are for it",
        ),
        ("for", " \n", "Write your comment"),
        ("for", "nul\0", "cannot be stored"),
    ] {
        let refused = forum.send(&ada.browser, stance, body).await;
        assert_eq!(refused.status, 422, "{stance} {body}");
        assert!(
            refused.title().starts_with("Error: ") && refused.has_text(key),
            "{}",
            refused.text()
        );
        assert_eq!(
            refused.field("body").as_deref().map(str::trim),
            Some(body.trim())
        );
    }
    assert_eq!(forum.counters(town).await, [3, 1, 1, 1]);
});

both!(line_4_replies_are_one_level_deep, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
    let id = forum.comment(&ada.browser, "for", "Ducks like it.").await;
    let reply = forum.reply(&ben.browser, id, "Do they?").await;
    let page = ada.browser.get(&format!("/comments/{reply}/reply")).await;
    let called = page.field("body").expect("a field");
    assert!(
        called.starts_with('@') && called.len() > 5,
        "who replies to a reply calls by name: {called}"
    );
    let second = forum
        .reply(&ada.browser, reply, &format!("{called}they do."))
        .await;
    let page = town.visitor().get(&forum.path()).await;
    assert_eq!(ids(&page), [id, reply, second], "all on one level");
    assert!(of(&page, second).contains(called.trim()));
    assert_eq!(
        forum.counters(town).await,
        [3, 1, 0, 0],
        "replies count, and take no side"
    );

    for n in 4..=25 {
        forum.reply(&ben.browser, id, &format!("Number {n}")).await;
    }
    let page = town.visitor().get(&forum.path()).await;
    assert_eq!(ids(&page).len(), 4, "three replies are shown at once");
    assert!(page.has_text("All 24 replies"));
    let all = town.visitor().get(&format!("/comments/{id}/reply")).await;
    assert_eq!(ids(&all).len(), 21);
    let next = all
        .links()
        .into_iter()
        .find(|href| href.contains("after="))
        .expect("more");
    assert_eq!(ids(&town.visitor().get(&next).await).len(), 5);
});

both!(
    line_4_each_rates_once_and_can_undo_it,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben, cleo) = (
            town.citizen("Ada").await,
            town.citizen("Ben").await,
            town.citizen("Cleo").await,
        );
        let id = forum.comment(&ada.browser, "for", "Ducks like it.").await;
        let rate = format!("/comments/{id}/rate");
        let shown = async |words: &str| {
            let page = ben.browser.get(&forum.path()).await;
            assert!(page.has_text(words), "{words}: {}", page.text());
            page
        };
        for (who, value, words) in [
            (&ben, "helpful", "1 of 1 found this helpful"),
            (&ben, "helpful", "1 of 1 found this helpful"),
            (&cleo, "unhelpful", "1 of 2 found this helpful"),
            (&cleo, "helpful", "2 of 2 found this helpful"),
            (&ben, "none", "1 of 1 found this helpful"),
            (&ben, "none", "1 of 1 found this helpful"),
            (&ben, "unhelpful", "1 of 2 found this helpful"),
        ] {
            let reply = who
                .browser
                .post(&rate, &[("rate", value), ("back", &forum.path())])
                .await;
            let back = format!("{}#comment-{id}", forum.path());
            assert_eq!(reply.location(), Some(back));
            shown(words).await;
        }
        let page = shown("1 of 2").await;
        let pressed = page.attributes("button", "aria-pressed");
        assert_eq!(pressed, ["false", "true"], "what one said is marked");
        assert!(
            ada.browser
                .get(&forum.path())
                .await
                .attributes("button", "aria-pressed")
                .is_empty()
        );
        let own = ada.browser.post(&rate, &[("rate", "helpful")]).await;
        assert_eq!(own.status, 409);
        assert!(own.has_text("your own comment"));
        let elsewhere = ben
            .browser
            .post(&rate, &[("rate", "helpful"), ("back", "//evil.example")])
            .await;
        assert!(
            elsewhere
                .location()
                .expect("a redirect")
                .starts_with("/ideas/")
        );
        let visitor = town.visitor().post(&rate, &[("rate", "helpful")]).await;
        assert!(
            visitor
                .location()
                .expect("a redirect")
                .starts_with("/sign-in?")
        );
        let back = ben.browser.get(&rate).await;
        assert!(
            back.location().expect("a redirect").contains("#comment-"),
            "who comes back from signing in"
        );
    }
);

both!(line_4_three_orders, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let ada = town.citizen("Ada").await;
    let raters = [
        town.citizen("R").await,
        town.citizen("S").await,
        town.citizen("T").await,
    ];
    let mut made = Vec::new();
    for (stance, helped) in [
        ("for", 1),
        ("for", 3),
        ("against", 0),
        ("question", 2),
        ("against", 2),
        ("for", 0),
    ] {
        let id = forum
            .comment(&ada.browser, stance, &format!("{stance}, helps {helped}"))
            .await;
        for rater in &raters[..helped] {
            rater
                .browser
                .post(&format!("/comments/{id}/rate"), &[("rate", "helpful")])
                .await;
        }
        town.clock.advance(60);
        made.push(id);
    }
    let order = async |sort: &str| {
        let page = town
            .visitor()
            .get(&format!("{}?sort={sort}", forum.path()))
            .await;
        ids(&page)
            .iter()
            .map(|id| made.iter().position(|m| m == id).expect("one of them"))
            .collect::<Vec<_>>()
    };
    assert_eq!(order("newest").await, [5, 4, 3, 2, 1, 0]);
    assert_eq!(order("nonsense").await, [5, 4, 3, 2, 1, 0]);
    assert_eq!(order("helpful").await, [1, 4, 3, 0, 5, 2]);
    assert_eq!(
        order("balanced").await,
        [1, 4, 3, 2, 0, 5],
        "for, against, a question; then against begins"
    );
});

both!(line_4_the_administration_stands_out, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let mia = town
        .official("Mia", Role::UnitManager, Some(forum.space))
        .await;
    let ada = town.citizen("Ada").await;
    let id = forum.comment(&ada.browser, "question", "Who pays?").await;
    for n in 1..=5 {
        forum.reply(&ada.browser, id, &format!("And {n}?")).await;
    }
    let path = format!("/comments/{id}/reply");
    let page = mia.browser.get(&path).await;
    assert!(
        page.has_text("I speak for the administration: Unit manager"),
        "{}",
        page.text()
    );
    let fields = [("body", "The town does."), ("official", "yes")];
    let answer = written(&mia.browser.submit(&page, &path, &fields).await);
    let page = town.visitor().get(&forum.path()).await;
    let shown = of(&page, answer);
    assert!(
        shown.contains("Administration: Unit manager"),
        "it is shown at once, though it is the sixth reply: {shown}"
    );
    assert!(page.body.contains("comment official"));

    let top = mia
        .browser
        .post(
            &forum.path(),
            &[("body", "We read along."), ("official", "yes")],
        )
        .await;
    assert!(of(&town.visitor().get(&forum.path()).await, written(&top)).contains("Administration"));
    let private = forum
        .comment(&mia.browser, "for", "As a neighbour I like it.")
        .await;
    assert!(!of(&town.visitor().get(&forum.path()).await, private).contains("Administration"));
    let forged = ada
        .browser
        .post(
            &forum.path(),
            &[
                ("body", "I am the mayor."),
                ("official", "yes"),
                ("stance", "for"),
            ],
        )
        .await;
    assert!(
        !of(&town.visitor().get(&forum.path()).await, written(&forged)).contains("Administration")
    );
    let elsewhere = town.space("elsewhere").await;
    let other = town
        .official("Otto", Role::UnitManager, Some(elsewhere))
        .await;
    let forged = other
        .browser
        .post(
            &forum.path(),
            &[("body", "Me too."), ("official", "yes"), ("stance", "for")],
        )
        .await;
    assert!(
        !of(&town.visitor().get(&forum.path()).await, written(&forged)).contains("Administration")
    );
    assert_eq!(forum.counters(town).await, [11, 3, 0, 1]);
});

both!(
    line_4_a_form_sent_twice_makes_one_comment,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let page = ada.browser.get(&forum.path()).await;
        let fields = [("body", "Once."), ("stance", "for")];
        let first = written(&ada.browser.submit(&page, &forum.path(), &fields).await);
        let second = written(&ada.browser.submit(&page, &forum.path(), &fields).await);
        assert_eq!(first, second);
        assert_eq!(forum.counters(town).await, [1, 1, 0, 0]);
        let ben = town.citizen("Ben").await;
        let mark = page.field("form").expect("a mark");
        let stolen = [
            ("body", "Mine."),
            ("stance", "for"),
            ("form", mark.as_str()),
        ];
        let other = written(&ben.browser.post(&forum.path(), &stolen).await);
        assert_ne!(
            first, other,
            "the mark of another's form makes nothing of theirs"
        );
    }
);

both!(
    line_4_a_preview_shows_how_it_will_look,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let page = ada.browser.get(&forum.path()).await;
        let fields = [
            ("body", "With **weight** <script>alert(1)</script>"),
            ("stance", "against"),
            ("do", "preview"),
        ];
        let shown = ada.browser.submit(&page, &forum.path(), &fields).await;
        assert_eq!(shown.status, 200);
        assert!(
            shown.body.contains("<strong>weight</strong>") && !shown.body.contains("<script>alert")
        );
        let kept = shown.form(Some("body"));
        assert!(
            kept.iter()
                .any(|(name, value)| name == "stance" && value == "against")
        );
        assert_eq!(shown.field("form"), page.field("form"));
        assert_eq!(forum.counters(town).await, [0; 4]);
        let visitor = town.visitor().post(&forum.path(), &fields).await;
        assert_eq!(visitor.status, 200, "nobody has to sign in to look");
    }
);
