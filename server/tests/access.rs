//! Who looked at my data: the log of what staff open about people.

use app::access::{Opened, record};
use app::clock::Clock;
use app::db::DbError;
use app::{run, transact};
use domain::access::{Chain, Field, Person as Whom, Purpose, Why};
use domain::actor::{Actor, Grant, Role};
use domain::ids::AccountId;
use domain::rights::{self, MayServe};
use support::{Town, both};

fn permit(account: AccountId) -> MayServe {
    let grants = vec![Grant {
        role: Role::CaseWorker,
        space: None,
    }];
    let actor = Actor {
        account: Some(account),
        grants,
        ..Actor::default()
    };
    rights::may_serve(&actor).expect("case workers serve")
}

async fn open(town: &Town, may: &MayServe, person: Whom) {
    let why = Why {
        purpose: Purpose::Letter,
        reason: String::new(),
        case: None,
    };
    let opened = Opened {
        may,
        person,
        why: &why,
        fields: &[Field::Name],
    };
    let now = town.clock.now();
    let written: Result<(), DbError> =
        transact!(&town.app.db, tx => record(tx, &opened, now).await);
    written.expect("it is written down");
}

both!(
    many_openings_at_the_same_moment_make_one_chain,
    async |town: &Town| {
        let ada = town.citizen("Ada").await;
        let cem = town.citizen("Cem").await;
        let may = permit(ada.account);
        let person = Whom::Account(cem.account);
        let openings = (0..12).map(|_| open(town, &may, person));
        futures::future::join_all(openings).await;
        let mut tx = town.app.db.read().await.expect("a connection");
        let numbers: Vec<i64> = run!(&mut tx, c => sqlx::query_scalar("SELECT number FROM access_log ORDER BY number").fetch_all(c).await.expect("numbers"));
        assert_eq!(numbers, (1..=12).collect::<Vec<i64>>());
        let links: Vec<(Vec<u8>, Vec<u8>)> = run!(&mut tx, c => sqlx::query_as("SELECT previous, hash FROM access_log ORDER BY number").fetch_all(c).await.expect("hashes"));
        let mut head = Chain::START.head().to_vec();
        for (previous, hash) in links {
            assert_eq!(previous, head);
            head = hash;
        }
    }
);
