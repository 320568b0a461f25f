//! Steps that do not lead on from where a poll stands: refused in words, and the poll stays where it is.

use domain::actor::Role;
use domain::ids::{PollId, SpaceId};
use domain::poll::{PollState, Step};
use support::drafting::take;
use support::{Browser, PollText, Reply, Town, both};

/// As many versions as a poll has in its whole life, and more: what is refused is the step, whatever the form says.
const VERSIONS: std::ops::RangeInclusive<i64> = 1..=7;

/// Where each state leads on to, and by which steps.
fn leads_on(state: PollState) -> &'static [Step] {
    match state {
        PollState::Draft => &[Step::ShowPreview],
        PollState::Preview => &[Step::BackToDraft, Step::Publish],
        PollState::Published => &[Step::Withdraw, Step::Open],
        PollState::Open => &[Step::Close],
        PollState::Closed => &[Step::Archive],
        PollState::Archived => &[],
    }
}

async fn ada(town: &Town) -> Browser {
    town.official("Ada", Role::Administrator, None)
        .await
        .browser
}

fn path(poll: PollId) -> String {
    format!("/admin/polls/{poll}")
}

/// A poll in each state of its life.
async fn one_in_each_state(town: &Town, ada: &Browser, space: SpaceId) -> Vec<(PollState, PollId)> {
    let short = PollText {
        closes_in: 60,
        ..PollText::default()
    };
    let closed = town.poll(space, "published", &short).await;
    let archived = town.poll(space, "published", &short).await;
    town.jobs().await;
    town.clock.advance(120);
    town.jobs().await;
    let put_away = take(ada, &path(archived), Step::Archive, "").await;
    assert_eq!(put_away.status, 303, "{}", put_away.text());
    let open = town.poll(space, "published", &PollText::default()).await;
    town.jobs().await;
    let later = PollText {
        opens_in: 3600,
        ..PollText::default()
    };
    vec![
        (PollState::Draft, town.poll(space, "draft", &later).await),
        (
            PollState::Preview,
            town.poll(space, "preview", &later).await,
        ),
        (
            PollState::Published,
            town.poll(space, "published", &later).await,
        ),
        (PollState::Open, open),
        (PollState::Closed, closed),
        (PollState::Archived, archived),
    ]
}

/// The state as its administrators see it.
async fn stands(ada: &Browser, poll: PollId) -> PollState {
    let page = ada.get(&path(poll)).await;
    let tags = page.attributes("span", "class");
    let words = tags.iter().filter_map(|class| class.strip_prefix("tag "));
    words
        .filter_map(PollState::from_word)
        .next()
        .unwrap_or_else(|| panic!("no state on {}", page.text()))
}

/// A page that says why not, and leads on.
fn says_why(reply: &Reply, what: &str) {
    assert_eq!(reply.status, 409, "{what}: {}", reply.text());
    assert!(reply.is_page(), "{what}");
    assert_eq!(reply.heading(), "This has changed meanwhile", "{what}");
    assert!(reply.links().contains(&"/polls".to_owned()), "{what}");
}

both!(
    a_step_that_does_not_lead_on_is_refused_in_every_state,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await;
        for (state, poll) in one_in_each_state(town, &ada, space).await {
            assert_eq!(stands(&ada, poll).await, state);
            let form = format!("{}/step", path(poll));
            let refused = Step::ALL
                .into_iter()
                .filter(|step| !leads_on(state).contains(step));
            for step in refused {
                let what = format!("{state:?} {step:?}");
                let ask = ada.get(&format!("{form}?step={}", step.word())).await;
                says_why(&ask, &what);
                for version in VERSIONS {
                    let version = version.to_string();
                    let fields = [
                        ("step", step.word()),
                        ("version", &*version),
                        ("note", "why"),
                    ];
                    says_why(&ada.post(&form, &fields).await, &what);
                }
                assert_eq!(stands(&ada, poll).await, state, "{what}");
            }
            for bad in ["explode", "", "Open"] {
                let fields = [("step", bad), ("version", "1")];
                assert_eq!(ada.post(&form, &fields).await.status, 400, "{bad}");
            }
            assert_eq!(stands(&ada, poll).await, state);
        }
    }
);

both!(
    a_step_of_a_page_drawn_before_the_poll_changed_is_refused,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await;
        for (state, poll) in one_in_each_state(town, &ada, space).await {
            let form = format!("{}/step", path(poll));
            for step in leads_on(state) {
                let page = ada.get(&format!("{form}?step={}", step.word())).await;
                let version: i64 = page
                    .field("version")
                    .and_then(|version| version.parse().ok())
                    .expect("a version");
                for other in [version - 1, version + 1] {
                    let other = other.to_string();
                    let fields = [("step", step.word()), ("version", &*other), ("note", "why")];
                    let reply = ada.post(&form, &fields).await;
                    assert_eq!(reply.status, 409, "{state:?} {step:?}");
                }
                let none = [("step", step.word()), ("note", "why")];
                assert_eq!(ada.post(&form, &none).await.status, 400);
                assert_eq!(stands(&ada, poll).await, state, "{step:?}");
            }
        }
    }
);

both!(
    a_poll_that_is_not_fit_stays_where_it_is,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await;
        let empty = PollText {
            options: &[],
            ..PollText::default()
        };
        let past = PollText {
            opens_in: -7200,
            closes_in: -3600,
            ..PollText::default()
        };
        let backwards = PollText {
            opens_in: 7200,
            closes_in: 3600,
            ..PollText::default()
        };
        let bounds = PollText {
            approval: Some((2, 9)),
            ..PollText::default()
        };
        for (text, field) in [
            (&empty, "option-1-title"),
            (&past, "closes"),
            (&backwards, "closes"),
            (&bounds, "max"),
        ] {
            for (word, state, step) in [
                ("draft", PollState::Draft, Step::ShowPreview),
                ("preview", PollState::Preview, Step::Publish),
            ] {
                let poll = town.poll(space, word, text).await;
                let reply = take(&ada, &path(poll), step, "").await;
                assert_eq!(reply.status, 422, "{step:?}: {}", reply.text());
                let fault = format!("{}/edit#{field}", path(poll));
                assert!(reply.links().contains(&fault), "{:?}", reply.links());
                assert_eq!(stands(&ada, poll).await, state);
            }
        }
        let open = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        let silent = take(&ada, &path(open), Step::Close, " \n").await;
        assert_eq!(silent.status, 422, "closing early needs a reason");
        assert!(silent.links().contains(&"#note".to_owned()));
        assert_eq!(stands(&ada, open).await, PollState::Open);
    }
);

both!(
    a_poll_that_is_not_counted_is_not_archived,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await;
        let poll = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        // Whoever closed it was interrupted before the count.
        let closed: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
            app::run!(tx, c => sqlx::query("UPDATE polls SET state = 'closed' WHERE id = $1")
                .bind(poll.0).execute(c).await?.rows_affected());
            Ok(())
        });
        closed.expect("the poll is closed");
        let early = take(&ada, &path(poll), Step::Archive, "").await;
        says_why(&early, "not counted");
        assert_eq!(stands(&ada, poll).await, PollState::Closed);
        let keys = || town.app.keys.participations().expect("the folder of keys");
        assert!(keys().contains(&poll), "its key is still there");
        town.jobs().await;
        let reply = take(&ada, &path(poll), Step::Archive, "").await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        assert_eq!(stands(&ada, poll).await, PollState::Archived);
        assert!(!keys().contains(&poll));
    }
);
