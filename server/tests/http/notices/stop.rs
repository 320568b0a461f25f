//! Stopping mails by the address in each of them.

use super::*;

both!(
    line_5_a_link_stops_a_kind_of_mail_with_one_click_and_does_nothing_else,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let ben = town.resident("Ben").await;
        open_poll(town, &long()).await;
        told(town).await;
        let path = stop_path(&mails(town, &amira.email).await[0]);
        let visitor = town.visitor();
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("A poll opens in which you may vote"));
        let state = async || {
            town.signed_in(amira.account)
                .await
                .get("/me/notices")
                .await
                .text()
        };
        let before = state().await;
        assert!(
            !before.contains("Here on the site alone"),
            "opening changes nothing"
        );
        for forged in [
            format!("{path}A"),
            format!("{}A", &path[..path.len() - 1]),
            "/stop/AAAA".to_owned(),
            "/stop/!".to_owned(),
        ] {
            if forged == path {
                continue;
            }
            assert_eq!(visitor.get(&forged).await.status, 404, "{forged}");
            assert_eq!(visitor.post(&forged, &[]).await.status, 404, "{forged}");
        }
        assert_eq!(state().await, before);
        // As a mail program does it: without cookies, from nowhere; and twice.
        let form = [("content-type", "application/x-www-form-urlencoded")];
        for _ in 0..2 {
            let body = b"List-Unsubscribe=One-Click".to_vec();
            let stopped = town.visitor().send(Method::POST, &path, &form, body).await;
            assert_eq!(stopped.status, 200);
            assert!(
                stopped.headers("set-cookie").is_empty(),
                "nobody is signed in by it"
            );
        }
        let after = state().await;
        assert_eq!(
            after.matches("Here on the site alone").count(),
            1,
            "{after}"
        );
        // Other forms from nowhere are refused as before.
        let foreign = town
            .visitor()
            .send(
                Method::POST,
                "/me/notices/opened",
                &form,
                b"way=off".to_vec(),
            )
            .await;
        assert_eq!(foreign.status, 403);
        open_poll(
            town,
            &PollText {
                title: "Another question?",
                ..long()
            },
        )
        .await;
        town.clock.advance(2 * DAY);
        told(town).await;
        assert_eq!(mails(town, &amira.email).await.len(), 1);
        assert_eq!(mails(town, &ben.email).await.len(), 2, "nobody else's");
        assert!(
            town.signed_in(amira.account)
                .await
                .get("/me/notices/inbox")
                .await
                .has_text("Another question?")
        );
    }
);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn line_5_mails_say_to_mail_programs_how_to_stop_them() {
    Town::with(
        Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            let received = Received::default();
            let receiver = tokio::spawn(receive(listener, received.clone(), 0));
            let config = Config {
                smtp: Some(format!("smtp+plain://127.0.0.1:{port}")),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            let amira = town.resident("Amira").await;
            open_poll(town, &long()).await;
            told(town).await;
            support::links::ask(&town.visitor(), &amira.email, "/").await;
            channels::round(&town.app, &post).await.expect("a round");
            let mails: Vec<String> = received
                .lock()
                .expect("unharmed")
                .iter()
                .map(|mail| decoded(mail))
                .collect();
            assert_eq!(mails.len(), 2);
            let (notices, others): (Vec<_>, Vec<_>) =
                mails.iter().partition(|mail| mail.contains("bridge"));
            let unfolded = notices[0].replace("\n ", " ");
            let line = unfolded
                .lines()
                .find(|line| line.starts_with("List-Unsubscribe:"))
                .expect("a header");
            let address = line.split(['<', '>']).nth(1).expect("an address");
            assert!(
                address.starts_with(&town.config.base_url)
                    || address.starts_with("http://localhost:")
            );
            assert!(unfolded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
            assert!(
                !others[0].contains("List-Unsubscribe"),
                "a link to sign in has nothing to stop"
            );
            let path = &address[address.find("/stop/").expect("a path")..];
            assert_eq!(town.visitor().post(path, &[]).await.status, 200);
            assert!(
                amira
                    .browser
                    .get("/me/notices")
                    .await
                    .has_text("Here on the site alone")
            );
            receiver.abort();
        },
    )
    .await;
}
