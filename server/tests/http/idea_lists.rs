//! Lists of ideas: filters, orders and pages in the address, the map, feeds and open data; and no statement more for ten thousand ideas than for ten.

use domain::ids::IdeaId;
use std::collections::BTreeSet;
use support::{Reply, Town, both};

/// The ideas a page lists, in its order.
fn listed(page: &Reply) -> Vec<String> {
    let links = page.links().into_iter();
    let ideas = links.filter_map(|link| link.strip_prefix("/ideas/").map(str::to_owned));
    ideas.filter(|id| id.parse::<IdeaId>().is_ok()).collect()
}

/// All pages of a list, one after the other.
async fn all_pages(town: &Town, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut path = path.to_owned();
    for _ in 0..60 {
        let page = town.visitor().visit(&path).await;
        assert_eq!(page.status, 200, "{path}");
        found.extend(listed(&page));
        let next = page.attributes("a", "rel").iter().any(|rel| rel == "next");
        if !next {
            return found;
        }
        let mut nexts = page
            .links()
            .into_iter()
            .filter(|link| link.contains("after="));
        path = nexts.next_back().expect("a link to the next page");
    }
    panic!("the list has no end");
}

both!(a_list_is_filtered_by_its_address, async |town: &Town| {
    let space = town.space("here").await;
    let bo = town.board(space, "town").await;
    let ada = town.citizen("Ada").await;
    let ids = town.ideas("town", ada.account, 25).await;
    let words = |ids: Vec<&IdeaId>| {
        ids.into_iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    };
    let set = |ids: Vec<String>| ids.into_iter().collect::<BTreeSet<_>>();
    let fifth = words(ids.iter().step_by(5).collect());
    for filter in [
        "district=Nord",
        "status=discussed",
        "district=Nord&status=discussed",
    ] {
        let page = town.visitor().get(&format!("/boards/town?{filter}")).await;
        assert_eq!(set(listed(&page)), fifth, "{filter}");
        assert!(page.has_text("5 ideas"), "{}", page.text());
    }
    let page = town.visitor().get("/boards/town").await;
    let category = page
        .attributes("option", "value")
        .into_iter()
        .rfind(|value| value.len() == 36);
    let category = category.expect("a category");
    let page = town
        .visitor()
        .get(&format!("/boards/town?category={category}"))
        .await;
    assert_eq!(set(listed(&page)), fifth);
    let page = town.visitor().get("/boards/town?q=number+7").await;
    assert_eq!(listed(&page), [ids[7].to_string()]);
    let page = town
        .visitor()
        .get("/boards/town?q=number+7&district=Nord")
        .await;
    assert!(
        listed(&page).is_empty() && page.has_text("No idea fits"),
        "{}",
        page.text()
    );
    let mine = all(&ada.browser, "/boards/town?mine=yes").await;
    assert_eq!(mine, 20, "a page of hers");
    assert_eq!(all(&bo.browser, "/boards/town?mine=yes").await, 0);
    assert_eq!(all(&ada.browser, "/boards/town?followed=yes").await, 0);
    let follow = format!("/ideas/{}/follow", ids[3]);
    assert_eq!(
        ada.browser
            .post(&follow, &[("action", "follow")])
            .await
            .status,
        303
    );
    assert_eq!(all(&ada.browser, "/boards/town?followed=yes").await, 1);
    for nonsense in [
        "category=x",
        "district=Atlantis",
        "status=withdrawn",
        "sort=x",
        "after=x",
        "after=0_1_2",
        "seed=-1",
        "view=x",
        "q=%22%27%3A*",
        "q=%00",
        "mine=no",
        "sort=fitting",
        "sort=random&seed=7&after=1_5_00000000-0000-0000-0000-000000000000",
    ] {
        let page = town
            .visitor()
            .get(&format!("/boards/town?{nonsense}"))
            .await;
        assert_eq!(page.status, 200, "{nonsense}: {}", page.text());
    }
    assert_eq!(town.visitor().get("/boards/nowhere").await.status, 404);
});

async fn all(browser: &support::Browser, path: &str) -> usize {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    listed(&page).len()
}

both!(every_order_shows_each_idea_once, async |town: &Town| {
    let space = town.space("here").await;
    town.board(space, "town").await;
    let ada = town.citizen("Ada").await;
    let ids = town.ideas("town", ada.account, 53).await;
    let backwards: Vec<String> = ids.iter().rev().map(ToString::to_string).collect();
    for sort in ["newest", "supported", "active"] {
        let found = all_pages(town, &format!("/boards/town?sort={sort}")).await;
        assert_eq!(found, backwards, "{sort}");
    }
    let each: BTreeSet<String> = backwards.iter().cloned().collect();
    for path in [
        "/boards/town?sort=discussed",
        "/boards/town?sort=random&seed=5",
        "/boards/town?sort=random&seed=4294967295",
        "/boards/town?q=idea&sort=fitting",
        "/boards/town?q=idea&sort=supported",
    ] {
        let found = all_pages(town, path).await;
        assert_eq!(found.len(), 53, "{path}");
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), each, "{path}");
    }
    let found = all_pages(town, "/boards/town?q=idea&sort=supported").await;
    assert_eq!(found, backwards);
});

both!(
    an_order_at_random_stays_the_same_for_one_visitor,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let ada = town.citizen("Ada").await;
        town.ideas("town", ada.account, 30).await;
        let sent = town.visitor().get("/boards/town?sort=random").await;
        let address = sent.location().expect("an address with the seed in it");
        assert!(address.contains("seed="), "{address}");
        let first = listed(&town.visitor().get(&address).await);
        assert_eq!(
            first,
            listed(&town.visitor().get(&address).await),
            "it is stable"
        );
        let other = town.visitor().visit("/boards/town?sort=random").await;
        let third = town.visitor().visit("/boards/town?sort=random").await;
        assert!(
            first != listed(&other) || first != listed(&third),
            "another visitor begins elsewhere"
        );
    }
);

both!(the_map_and_its_table_say_the_same, async |town: &Town| {
    let space = town.space("here").await;
    town.board(space, "town").await;
    let ada = town.citizen("Ada").await;
    let ids = town.ideas("town", ada.account, 12).await;
    let page = town.visitor().get("/boards/town?view=map").await;
    assert_eq!(page.attributes("circle", "class").len(), 12);
    assert_eq!(page.attributes("polygon", "class"), ["area"]);
    let found = listed(&page);
    for id in &ids {
        let n = found
            .iter()
            .filter(|found| **found == id.to_string())
            .count();
        assert_eq!(n, 2, "a pin and a row");
    }
    assert!(!page.body.contains("http://www.openstreetmap") && !page.body.contains("tile"));
    let some = town
        .visitor()
        .get("/boards/town?view=map&district=Nord")
        .await;
    assert_eq!(some.attributes("circle", "class").len(), 3);
});

both!(
    ideas_are_taken_along_as_feed_and_open_data,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let ada = town.citizen("Ada").await;
        let ids = town.ideas("town", ada.account, 250).await;
        let feed = town
            .visitor()
            .get("/boards/town/ideas.atom?district=Nord")
            .await;
        assert_eq!(
            feed.header("content-type"),
            "application/atom+xml; charset=utf-8"
        );
        assert_eq!(feed.body.matches("<entry ").count(), 50);
        assert!(feed.body.contains("<summary>A text about it.</summary>"));
        let csv = town.visitor().get("/boards/town/ideas.csv").await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        let mut lines = csv.body.lines();
        let names: Vec<&str> = lines.next().expect("names of columns").split(',').collect();
        assert_eq!(lines.count(), 250);
        let json = town.visitor().get("/boards/town/ideas.json").await;
        let rows: Vec<serde_json::Value> = serde_json::from_str(&json.body).expect("JSON");
        assert_eq!(rows.len(), 250);
        let found: BTreeSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
        assert_eq!(found.len(), ids.len());
        let dictionary = town.visitor().get("/ideas/data").await;
        for name in names {
            assert!(rows[0].get(name).is_some(), "{name}");
            assert!(dictionary.has_text(name), "{name} is explained");
        }
        assert!(!csv.body.contains("Ada") && !json.body.contains(&ada.account.to_string()));
    }
);

/// The statements a page needs, of several tries: what runs beside it only adds.
async fn statements(town: &Town, path: &str) -> u64 {
    let mut least = u64::MAX;
    for _ in 0..3 {
        // A page that is kept for all needs none: this visitor has a session.
        let before = town.app.db.statements();
        let page = town.visitor().get(path).await;
        assert_eq!(page.status, 200, "{path}");
        least = least.min(town.app.db.statements() - before);
        town.app.db.note_write();
    }
    least
}

both!(
    a_page_needs_no_more_statements_for_ten_thousand_ideas,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let ada = town.citizen("Ada").await;
        let paths = [
            "/boards/town",
            "/boards/town?sort=supported",
            "/boards/town?sort=random&seed=5",
            "/boards/town?q=idea",
            "/boards/town?view=map",
            "/boards/town?district=Nord",
            "/ideas",
            "/search?q=idea",
            "/boards/town/ideas.atom",
            "/boards/town/similar?title=Idea+number",
        ];
        town.ideas("town", ada.account, 10).await;
        let mut few = Vec::new();
        for path in paths {
            few.push(statements(town, path).await);
        }
        town.ideas("town", ada.account, 9_990).await;
        for (path, few) in paths.iter().zip(few) {
            let many = statements(town, path).await;
            assert!(
                many > 0 && many <= few,
                "{path}: {few} for ten, {many} for ten thousand"
            );
        }
    }
);

/// A text that says something else for each of the ideas below.
fn body_of(title: &str) -> &'static str {
    if title.contains("pool") {
        "Children cannot learn how to swim; the next lesson is in another town."
    } else {
        "The path along the river has no bench for two kilometres."
    }
}

both!(
    what_resembles_an_idea_is_shown_before_it_is_put_forward,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let fields = |title: &'static str, action: &'static str| {
            [
                ("title", title),
                ("body", body_of(title)),
                ("lang", "en"),
                ("point", "51.3, 12.3"),
                ("action", action),
            ]
        };
        let put = async |person: &support::Person, title, action| {
            let page = person.browser.get("/boards/town/new").await;
            let category = page
                .attributes("option", "value")
                .into_iter()
                .find(|value| value.len() == 36)
                .expect("a category");
            let mut fields = fields(title, action).to_vec();
            fields.push(("category", &category));
            person
                .browser
                .submit(&page, "/boards/town/new", &fields)
                .await
        };
        let check = put(&ada, "Benches along the river", "check")
            .await
            .location()
            .expect("the check");
        let published = ada.browser.post(&check, &[]).await;
        let idea = published.location().expect("the idea");
        // The button finds it, and what was typed stays.
        let asked = put(&ben, "More benches along the river", "similar").await;
        assert!(
            asked.has_text("Is it one of these?") && asked.links().contains(&idea),
            "{}",
            asked.text()
        );
        assert_eq!(
            asked.field("title").as_deref(),
            Some("More benches along the river")
        );
        let none = put(&ben, "A swimming pool for the north", "similar").await;
        assert!(
            none.has_text("No idea on this board is like yours."),
            "{}",
            none.text()
        );
        // So does the check.
        let check = put(&ben, "More benches along the river", "check")
            .await
            .location()
            .expect("the check");
        let page = ben.browser.get(&check).await;
        assert!(
            page.has_text("Support this one instead") && page.links().contains(&idea),
            "{}",
            page.text()
        );
        let supported = ben.browser.post(&format!("{idea}/support"), &[]).await;
        assert_eq!(supported.status, 303);
        // And the island asks in its own way.
        let json = ben
            .browser
            .get("/boards/town/similar?title=Benches+at+the+river&body=")
            .await;
        assert!(json.body.contains(&idea), "{}", json.body);
        assert_eq!(ben.browser.get("/boards/town/similar").await.body, "[]");
    }
);
