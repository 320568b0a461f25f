//! Guessing passwords of the directory.

use super::{of, sign_in, with_directory};
use support::{Browser, Town, both};

both!(
    line_4_after_too_many_tries_there_is_a_rest_for_this_name,
    with_directory,
    async |town: &Town| {
        let Some(_slapd) = of(town) else { return };
        // Another machine on the same database, and other spellings that the directory takes for the same name.
        let second = server::build(&town.config, town.clock.clone())
            .await
            .expect("a second server");
        let there = Browser::new(second.address);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = tokio::spawn(second.serve(async {
            let _ = stopped.await;
        }));
        let here = town.visitor();
        for (browser, name) in [
            (&here, "frieda"),
            (&there, "FRIEDA"),
            (&here, " Frieda "),
            (&there, "ｆｒｉｅｄａ"),
            (&here, "f\u{ad}rieda"),
        ] {
            let reply = sign_in(browser, name, "guess").await;
            assert_eq!(reply.status, 422, "{name}: {}", reply.text());
        }
        for (browser, name) in [(&here, "Frieda"), (&there, "frieda")] {
            let reply = sign_in(browser, name, "pw of frieda").await;
            assert_eq!(reply.status, 429, "{name}");
        }
        // For this name alone; and who knows the password begins anew.
        for _ in 0..2 {
            for _ in 0..4 {
                sign_in(&here, "gert", "guess").await;
            }
            let reply = sign_in(&there, "gert", "pw of gert").await;
            assert_eq!(reply.status, 303, "{}", reply.text());
        }
        // A name that nobody has rests alike.
        for _ in 0..5 {
            assert_eq!(sign_in(&here, "nobody", "guess").await.status, 422);
        }
        assert_eq!(sign_in(&there, "Nobody", "guess").await.status, 429);
        town.clock.advance(901);
        let reply = sign_in(&there, "frieda", "pw of frieda").await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        let _ = stop.send(());
        let _ = serving.await;
    }
);
