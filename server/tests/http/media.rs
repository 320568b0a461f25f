//! Pictures: who sees them, how they go out, and what is left of what was sent.

use app::media;
use app::{run, transact};
use domain::ids::{IdeaId, PictureId};
use domain::rights;
use support::{Town, both};
use uuid::Uuid;

/// A small picture of one colour, as PNG.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T', 8,
    0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

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
