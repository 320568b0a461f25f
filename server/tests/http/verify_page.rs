//! `/polls/{id}/verify`: what the page says, and what it hands to the verifier in the browser. The verifying itself is tested in a browser.

use app::secret::verifier::Shown;
use ballot::secret::verify::Evidence;
use server::config::Config;
use support::secret::{Device, Downloaded, SecretPoll};
use support::{Browser, PollText, Reply, Town, both};

const HOUR: i64 = 3600;

fn text() -> PollText {
    PollText {
        secret: true,
        revote: true,
        ..PollText::default()
    }
}

/// A folder with what looks like the verifier's bundle.
fn with_bundle(config: &mut Config) {
    let folder = config.site.join("pkg");
    std::fs::create_dir_all(&folder).expect("a folder");
    for name in ["islands.js", "verify-islands.js"] {
        std::fs::write(folder.join(name), "// nothing").expect("a file");
    }
    let manifest = r#"{"loader":"islands.js","verify":"verify-islands.js","files":["islands.js","verify-islands.js"]}"#;
    std::fs::write(folder.join("manifest.json"), manifest).expect("a file");
}

/// An open poll in which twenty people have voted.
async fn voted(town: &Town) -> SecretPoll {
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    let secret = SecretPoll::open(town, &text()).await;
    for (number, person) in (0_u16..).zip(&people) {
        let mut device = Device::new(town, &secret, &person.browser).await;
        device.enrol(&secret, person).await;
        device.cast(town, &secret, &[number % 2 + 1]).await;
    }
    secret
}

async fn count(town: &Town, secret: &SecretPoll) {
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
}

async fn seen(browser: &Browser, secret: &SecretPoll) -> Reply {
    let page = browser.get(&secret.path("/verify")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// What the server tells the island.
fn told(page: &Reply) -> serde_json::Value {
    let told = page.attributes("leptos-island", "data-props");
    let [told] = &told[..] else {
        panic!("one island, not {}", told.len());
    };
    let told: serde_json::Value = serde_json::from_str(told).expect("JSON");
    told.get("page").unwrap_or(&told).clone()
}

both!(
    the_page_tells_the_browser_which_poll_and_which_result_to_expect,
    with_bundle,
    async |town: &Town| {
        let secret = voted(town).await;
        let visitor = town.visitor();
        let page = seen(&visitor, &secret).await;
        assert!(page.has_text("not counted yet"), "{}", page.text());
        let open = told(&page);
        assert_eq!(open["record"], secret.path("/record/"));
        assert_eq!(open["script"], "/pkg/verify-islands.js");
        assert!(open["shown"].is_null(), "{open}");
        let scripts = page.attributes("script", "src");
        assert_eq!(scripts, ["/pkg/verify-islands.js"], "the bundle of its own");
        // A worker has the policy of its script: it may load and ask here, and nothing else.
        let script = visitor.get("/pkg/verify-islands.js").await;
        let policy = script.header("content-security-policy").to_owned();
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!page.body.contains("unsafe-inline"));

        count(town, &secret).await;
        let page = seen(&visitor, &secret).await;
        assert!(!page.has_text("not counted yet"));
        let counted = told(&page);
        let record = Downloaded::read(town, &secret).await;
        let report = record.verify(&Evidence::default());
        assert_eq!(report.findings, []);
        let result = report.result.expect("a result");
        let shown: Shown = serde_json::from_value(counted["shown"].clone()).expect("a result");
        let computed = Shown {
            ballots: result.counted,
            invalid: result.invalid + result.unreadable,
            tally: Shown::digits(&result.tally),
        };
        assert_eq!(shown, computed);
        assert_eq!(shown.ballots, 20);
        let name = serde_json::to_value(report.poll_id.expect("a poll")).expect("JSON");
        assert_eq!(counted["poll"], name);
    }
);

both!(
    a_result_that_the_site_shows_and_the_ballots_do_not_make_is_told_to_the_browser_as_shown,
    with_bundle,
    async |town: &Town| {
        let secret = voted(town).await;
        count(town, &secret).await;
        let visitor = town.visitor();
        let before = told(&seen(&visitor, &secret).await);
        // What the page of results shows of options is what stands in this table.
        let changed: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
            app::run!(tx, c => sqlx::query("UPDATE result_votes SET votes = votes + 1 WHERE number = 1").execute(c).await?.rows_affected());
            Ok(())
        });
        changed.expect("changed");
        let page = visitor.get(&secret.path("/results")).await;
        assert!(page.has_text("11"), "{}", page.text());
        let after = told(&seen(&visitor, &secret).await);
        assert_ne!(before["shown"]["tally"], after["shown"]["tally"]);
        assert_eq!(before["shown"]["ballots"], after["shown"]["ballots"]);
    }
);

both!(
    without_the_bundle_the_page_says_that_it_cannot_check_and_what_can,
    async |town: &Town| {
        let secret = voted(town).await;
        let visitor = town.visitor();
        let page = seen(&visitor, &secret).await;
        assert!(!page.body.contains("leptos-island"));
        let address =
            format!("{}/polls/{}", town.app.site.base_url, secret.id).replace("//p", "/p");
        for said in [
            "This browser cannot check the poll",
            &format!("comitia verify poll {address}"),
            &format!("verify.py {address}/record/"),
            "What this check cannot show",
            "a false page could say that all is well",
        ] {
            assert!(page.has_text(said), "{said}: {}", page.text());
        }
        for file in ["manifest.json", "text.json", "roll", "checkpoint"] {
            let file = secret.path(&format!("/record/{file}"));
            assert!(page.links().contains(&file), "{file}");
        }
        visitor.visit("/language/de?next=/").await;
        let page = seen(&visitor, &secret).await;
        for said in [
            "Dieser Browser kann die Abstimmung nicht nachprüfen",
            "noch nicht ausgezählt",
            "Was diese Prüfung nicht zeigen kann",
        ] {
            assert!(page.has_text(said), "{said}: {}", page.text());
        }
        // The record, the poll with its trust card, and the results lead here.
        let here = secret.path("/verify");
        for below in ["", "/record"] {
            let page = visitor.get(&secret.path(below)).await;
            assert!(page.links().contains(&here), "{below}");
        }
        count(town, &secret).await;
        let results = visitor.get(&secret.path("/results")).await;
        assert!(results.links().contains(&here));
    }
);

both!(
    only_secret_polls_with_a_record_can_be_verified,
    async |town: &Town| {
        let secret = voted(town).await;
        let visitor = town.visitor();
        let plain = town
            .poll(secret.space, "published", &PollText::default())
            .await;
        for path in [
            format!("/polls/{plain}/verify"),
            "/polls/00000000-0000-7000-8000-000000000000/verify".to_owned(),
            "/polls/nonsense/verify".to_owned(),
        ] {
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
        let page = visitor.get(&format!("/polls/{plain}")).await;
        assert!(!page.body.contains("/verify"), "no way that leads nowhere");
    }
);

both!(
    the_roll_comes_whole_to_a_browser_that_takes_it_compressed,
    async |town: &Town| {
        use std::io::Read;
        let secret = voted(town).await;
        let visitor = town.visitor();
        let roll = secret.path("/record/roll");
        let plain = visitor.get(&roll).await;
        assert_eq!(plain.bytes.len(), 20 * 32);
        let headers = [("accept-encoding", "gzip")];
        let packed = visitor
            .send(hyper::Method::GET, &roll, &headers, Vec::new())
            .await;
        assert_eq!(packed.header("content-encoding"), "gzip");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&packed.bytes[..])
            .read_to_end(&mut unpacked)
            .expect("whole");
        assert_eq!(unpacked, plain.bytes);
    }
);
