//! Who is told of replies and of being named.

use domain::actor::Role;
use domain::moderation::Visibility;
use support::forum::Forum;
use support::{Person, Town, both};

/// The subjects of the notices of somebody, newest first.
async fn inbox(person: &Person) -> String {
    person.browser.get("/me/notices/inbox").await.text()
}

both!(
    line_4_replies_and_mentions_are_told_once,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben, cleo) = (
            town.citizen("Ada").await,
            town.citizen("Ben").await,
            town.citizen("Cleo").await,
        );
        let id = forum.comment(&ada.browser, "for", "Ducks like it.").await;
        let other = forum.comment(&cleo.browser, "for", "Me too.").await;
        let page = town
            .visitor()
            .get(&format!("/comments/{other}/reply"))
            .await;
        let name = {
            let at = page.body.find("class=\"who\">").expect("a name") + 12;
            page.body[at..]
                .split('<')
                .next()
                .expect("it ends")
                .to_owned()
        };
        let reply = format!("Do they, @{name}? And @{name}, @Nobody Here 1234, ben@{name}.");
        let said = forum.reply(&ben.browser, id, &reply).await;
        town.jobs().await;
        town.jobs().await;
        let (to_ada, to_cleo) = (inbox(&ada).await, inbox(&cleo).await);
        assert_eq!(
            to_ada
                .matches("replied to you: A bench by the pond")
                .count(),
            1,
            "{to_ada}"
        );
        assert_eq!(
            to_cleo
                .matches("called you by name: A bench by the pond")
                .count(),
            1,
            "{to_cleo}"
        );
        assert!(inbox(&ben).await.contains("No notices yet"));
        assert!(inbox(&forum.author).await.contains("No notices yet"));
        let links = ada.browser.get("/me/notices/inbox").await.links();
        assert!(links.contains(&format!("/comments/{said}")), "{links:?}");

        // Whoever edits it calls nobody twice, and whoever is called then is told then.
        let path = format!("/comments/{said}/edit");
        let page = ben.browser.get(&path).await;
        let saved = ben
            .browser
            .submit(&page, &path, &[("body", &format!("{reply} Really?"))])
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        town.jobs().await;
        assert_eq!(inbox(&cleo).await.matches("called you by name").count(), 1);
        // Whoever replies to themselves is not told.
        forum.reply(&ada.browser, id, "They do.").await;
        town.jobs().await;
        assert_eq!(inbox(&ada).await.matches("replied to you").count(), 1);
    }
);

both!(
    line_4_of_what_is_held_nobody_is_told_before_it_is_public,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let mona = town
            .official("Mona", Role::Moderator, Some(forum.space))
            .await;
        let id = forum.comment(&ada.browser, "for", "Ducks like it.").await;
        town.jobs().await;
        let reply = forum.reply(&ben.browser, id, "Do they?").await;
        forum.decide(town, &mona, reply, Visibility::Held).await;
        town.jobs().await;
        assert!(inbox(&ada).await.contains("No notices yet"));
        forum.decide(town, &mona, reply, Visibility::Visible).await;
        town.jobs().await;
        assert!(inbox(&ada).await.contains("replied to you"));
    }
);
