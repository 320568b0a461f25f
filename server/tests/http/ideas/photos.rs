//! Photos of the work, on the thread from idea to delivery.

use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::BoardText;
use support::upload::{PNG, upload};
use support::{Person, Reply, Town, both};

/// News with a photo, through the form as it is drawn.
async fn tell(by: &Person, idea: IdeaId, alt: &str, file: (&str, &[u8])) -> Reply {
    let path = format!("/ideas/{idea}/progress");
    let page = by.browser.get(&path).await;
    let id = page.field("id").unwrap_or_default();
    let fields = [
        ("id", id.as_str()),
        ("news", "The bench **stands**."),
        ("alt", alt),
        ("action", "news"),
    ];
    upload(&by.browser, &path, &fields, file).await
}

/// The addresses of the pictures of a page.
fn pictures(page: &Reply) -> Vec<String> {
    let sources = page.attributes("img", "src").into_iter();
    sources
        .filter(|src| src.starts_with("/pictures/"))
        .collect()
}

both!(
    line_1_a_photo_of_the_work_stands_on_the_thread,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let edith = town.citizen("Edith").await;
        let lena = town.official("Lena", Role::Councillor, Some(space)).await;
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        let path = format!("/ideas/{idea}");
        let told = tell(&lena, idea, "The new bench", ("bench.png", PNG)).await;
        assert_eq!(told.status, 303, "{}", told.text());
        let page = town.visitor().get(&path).await;
        assert!(page.body.contains("<strong>stands</strong>"));
        let shown = pictures(&page);
        assert_eq!(
            shown.len(),
            1,
            "on the thread, and not among the idea's own"
        );
        assert!(
            page.attributes("img", "alt")
                .contains(&"The new bench".to_owned())
        );
        assert_eq!(town.visitor().get(&shown[0]).await.status, 200);
        // It is no picture of its authors: they neither see it among theirs nor take it away.
        let own = edith.browser.get(&format!("{path}/pictures")).await;
        assert_eq!(pictures(&own), Vec::<String>::new());
        let id = shown[0].split('/').nth(2).expect("its id");
        for action in ["remove", "describe"] {
            let one = format!("{path}/pictures/{id}");
            let tried = edith
                .browser
                .post(&one, &[("action", action), ("alt", "Mine")])
                .await;
            assert_eq!(tried.status, 404, "{action}");
        }
        // And the administration takes none away that is the authors'.
        let mine = upload(
            &edith.browser,
            &format!("{path}/pictures"),
            &[("alt", "The place")],
            ("place.png", PNG),
        )
        .await;
        assert_eq!(mine.status, 303, "{}", mine.text());
        let page = town.visitor().get(&path).await;
        let theirs = pictures(&page)
            .into_iter()
            .find(|src| *src != shown[0])
            .expect("the authors' picture");
        let progress = format!("{path}/progress");
        let drop = async |by: &Person, id: &str| {
            by.browser
                .post(&progress, &[("photo", id), ("action", "drop-photo")])
                .await
                .status
        };
        drop(&lena, theirs.split('/').nth(2).expect("its id")).await;
        assert_eq!(pictures(&town.visitor().get(&path).await).len(), 2);
        let cem = town.citizen("Cem").await;
        assert_eq!(drop(&cem, id).await, 403);
        assert_eq!(drop(&edith, id).await, 403);
        assert_eq!(drop(&lena, id).await, 303);
        assert_eq!(pictures(&town.visitor().get(&path).await), [theirs]);
        assert_eq!(town.visitor().get(&shown[0]).await.status, 404);
    }
);

both!(
    line_1_a_bad_photo_is_refused_at_its_field_and_the_news_stays,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let edith = town.citizen("Edith").await;
        let lena = town.official("Lena", Role::Councillor, Some(space)).await;
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        for (alt, file, field) in [
            ("", ("bench.png", PNG), "#alt"),
            ("The new bench", ("", b"" as &[u8]), "#file"),
            ("The new bench", ("bench.png", b"PK\x03\x04 a zip"), "#file"),
        ] {
            let refused = tell(&lena, idea, alt, file).await;
            assert_eq!(refused.status, 422, "{alt} {}", file.0);
            assert!(refused.links().contains(&field.to_owned()), "{field}");
            assert_eq!(
                refused.field("news").as_deref(),
                Some("The bench **stands**.")
            );
            assert_eq!(refused.field("alt").as_deref(), Some(alt));
        }
        let page = town.visitor().get(&format!("/ideas/{idea}")).await;
        assert!(!page.has_text("The bench stands"), "{}", page.text());
        // Without a photo it is news all the same; and somebody else tells none.
        let plain = tell(&lena, idea, "", ("", b"")).await;
        assert_eq!(plain.status, 303, "{}", plain.text());
        let other = tell(&edith, idea, "x", ("bench.png", PNG)).await;
        assert_eq!(other.status, 403);
    }
);
