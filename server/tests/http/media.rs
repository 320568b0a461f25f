//! Pictures: who sees them, how they go out, and what is left of what was sent.

use app::media;
use app::{run, transact};
use domain::ids::{IdeaId, PictureId};
use domain::rights;
use support::upload::{PNG, upload};
use support::{Person, Reply, Town, both};
use uuid::Uuid;

both!(
    a_picture_of_a_draft_is_its_authors_alone,
    async |town: &Town| {
        let space = town.space("here").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let moderator = town
            .official("Mo", domain::actor::Role::Moderator, Some(space))
            .await;
        let actor = domain::actor::Actor {
            account: Some(ada.account),
            ..Default::default()
        };
        let idea = IdeaId(Uuid::from_u128(5));
        let may = rights::may_add_pictures(&actor, &[ada.account], idea, space).expect("an author");
        let drawn = media::take(PNG.to_vec()).await.expect("a picture");
        let now = app::clock::Clock::now(&town.clock);
        let ids: Vec<PictureId> = (1..=7).map(|n| PictureId(Uuid::from_u128(n))).collect();
        for (n, id) in ids.iter().enumerate() {
            let done: Result<bool, app::db::DbError> = transact!(&town.app.db, tx => media::add(tx, &may, *id, &drawn, ("A red square", "en"), now).await);
            assert_eq!(done.expect("added"), n < rights::PICTURES, "{n}");
        }
        let path = format!("/pictures/{}", ids[0]);
        let seen = ada.browser.get(&path).await;
        assert_eq!(seen.status, 200);
        assert_eq!(seen.header("content-type"), "image/jpeg");
        assert_eq!(seen.header("x-content-type-options"), "nosniff");
        assert_eq!(seen.header("cache-control"), "private, no-cache");
        assert!(
            seen.bytes.starts_with(&[0xff, 0xd8, 0xff]),
            "it was drawn anew as JPEG"
        );
        let mark = seen.header("etag").to_owned();
        let again = ada
            .browser
            .send(
                hyper::Method::GET,
                &path,
                &[("if-none-match", &mark)],
                Vec::new(),
            )
            .await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        assert_eq!(ada.browser.get(&format!("{path}/small")).await.status, 200);
        assert_eq!(moderator.browser.get(&path).await.status, 200);
        assert_eq!(ben.browser.get(&path).await.status, 404);
        assert_eq!(town.visitor().get(&path).await.status, 404);
        assert_eq!(town.visitor().get("/pictures/x").await.status, 404);
        // What was taken away is gone, with its bytes.
        let gone: Result<bool, app::db::DbError> =
            transact!(&town.app.db, tx => media::remove(tx, &may, ids[0]).await);
        assert!(gone.expect("removed"));
        assert_eq!(ada.browser.get(&path).await.status, 404);
        let mut tx = town.app.db.read().await.expect("a connection");
        let left: Result<i64, app::db::DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM pictures").fetch_one(c).await?))
    }
    .await;
        assert_eq!(left.expect("counted"), 5);
    }
);

async fn send(person: &Person, path: &str, alt: &str, name: &str, file: &[u8]) -> Reply {
    upload(&person.browser, path, &[("alt", alt)], (name, file)).await
}

both!(pictures_of_an_idea_are_seen_with_it, async |town: &Town| {
    let space = town.space("here").await;
    town.board(space, "town").await;
    let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
    let idea = town.ideas("town", ada.account, 1).await[0];
    let path = format!("/ideas/{idea}/pictures");
    let added = send(&ada, &path, "A red square", "red.png", PNG).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let page = town.visitor().get(&format!("/ideas/{idea}")).await;
    let small = page
        .attributes("img", "src")
        .into_iter()
        .find(|src| src.starts_with("/pictures/"))
        .expect("a picture");
    assert!(
        page.attributes("img", "alt")
            .contains(&"A red square".to_owned())
    );
    let seen = town.visitor().get(&small).await;
    assert_eq!(
        (seen.status.as_u16(), seen.header("cache-control")),
        (200, "public, max-age=60")
    );
    // Nobody else adds or removes any.
    assert_eq!(send(&ben, &path, "x", "red.png", PNG).await.status, 403);
    assert_eq!(ben.browser.get(&path).await.status, 403);
    let visitor = town.visitor().post(&path, &[("alt", "x")]).await;
    assert!(
        visitor
            .location()
            .is_some_and(|to| to.starts_with("/sign-in?"))
    );
    let one = format!("{path}/{}", small.split('/').nth(2).expect("its id"));
    assert_eq!(
        ben.browser.post(&one, &[("action", "remove")]).await.status,
        403
    );
    assert_eq!(
        ada.browser
            .post(&one, &[("action", "describe"), ("alt", "")])
            .await
            .status,
        422
    );
    assert_eq!(
        ada.browser
            .post(&one, &[("action", "describe"), ("alt", "A square, red")])
            .await
            .status,
        303
    );
    assert!(
        town.visitor()
            .get(&format!("/ideas/{idea}"))
            .await
            .body
            .contains("A square, red")
    );
    assert_eq!(
        ada.browser.post(&one, &[("action", "remove")]).await.status,
        303
    );
    assert_eq!(town.visitor().get(&small).await.status, 404);
});

both!(
    what_is_no_picture_is_refused_at_its_field,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let ada = town.citizen("Ada").await;
        let idea = town.ideas("town", ada.account, 1).await[0];
        let path = format!("/ideas/{idea}/pictures");
        // A picture that says it has sixteen thousand million pixels.
        let mut bomb = PNG.to_vec();
        bomb[16..24].copy_from_slice(&[0, 1, 0xff, 0xff, 0, 1, 0xff, 0xff]);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.resize(4000, 7);
        let large = vec![0xff; 9 * 1024 * 1024];
        for (name, file, words) in [
            ("bomb.png", &*bomb, "cannot be read"),
            ("photo.png", &*zip, "no picture that we can read"),
            ("large.jpg", &*large, "larger than 8 MB"),
            ("half.png", &PNG[..45], "cannot be read"),
            ("", b"" as &[u8], "Choose a picture"),
        ] {
            let refused = send(&ada, &path, "My *words*", name, file).await;
            assert_eq!(refused.status, 422, "{name}: {}", refused.text());
            assert!(refused.links().contains(&"#file".to_owned()), "{name}");
            assert!(
                refused.has_text(words) || name == "bomb.png",
                "{name}: {}",
                refused.text()
            );
            assert_eq!(
                refused.field("alt").as_deref(),
                Some("My *words*"),
                "{name}: what was typed stays"
            );
        }
        let no_words = send(&ada, &path, "", "red.png", PNG).await;
        assert_eq!(no_words.status, 422);
        assert!(no_words.links().contains(&"#alt".to_owned()));
    }
);
