//! The program is killed (SIGKILL) while it gives credentials and takes secret ballots, between a commit and its answer too. Whoever saw no answer asks
//! again and gets what was written: nobody gets a second credential, and no ballot is lost or there twice.

use app::db::{Db, Part};
use ballot::secret::{BlindAnswer, Promise, SignedBallot, from_json, to_json};
use futures::{StreamExt, stream};
use server::config::Config;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::program::Program;
use support::secret::{Device, SecretPoll};
use support::{Browser, Person, PollText, Town, both};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");
/// Residents who vote.
const PEOPLE: usize = 48;
/// Requests that are on their way at once.
const AT_ONCE: usize = 8;
/// How often the service is killed, each time at so many answers.
const KILLS: usize = 3;
const ANSWERS: usize = 20;

/// Somebody with a device, and what it was answered so far.
struct Voter {
    person: Person,
    visitor: Browser,
    kept: Mutex<Kept>,
}

struct Kept {
    device: Device,
    credential: Option<Vec<u8>>,
    promise: Option<Vec<u8>>,
}

/// How a voter reaches the service: as themselves to ask, as nobody to cast.
struct Way {
    person: Browser,
    visitor: Browser,
}

impl Voter {
    async fn of(town: &Town, secret: &SecretPoll, person: Person) -> Self {
        let device = Device::new(town, secret, &person.browser).await;
        let kept = Kept {
            device,
            credential: None,
            promise: None,
        };
        Self {
            person,
            visitor: town.visitor(),
            kept: Mutex::new(kept),
        }
    }

    fn kept<T>(&self, with: impl FnOnce(&mut Kept) -> T) -> T {
        with(&mut self.kept.lock().expect("no test panics here"))
    }

    fn is_done(&self) -> bool {
        self.kept(|kept| kept.promise.is_some())
    }

    fn way(&self, program: &Program) -> Way {
        Way {
            person: program.browser(&self.person.browser),
            visitor: program.browser(&self.visitor),
        }
    }

    /// Asks for the credential, as often as one likes; whether it was answered.
    async fn ask(&self, way: &Way, secret: &SecretPoll) -> bool {
        let request = self.kept(|kept| kept.device.voter.blind(&kept.device.poll, 0));
        let json = to_json(&request.expect("a request")).expect("JSON");
        let path = secret.path("/credential");
        let Some(reply) = way.person.try_post_json(&path, &json).await else {
            return false;
        };
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.kept(|kept| {
            if let Some(before) = &kept.credential {
                assert_eq!(*before, reply.bytes, "the same request, the same answer");
                return;
            }
            let answer: BlindAnswer = from_json(&reply.bytes).expect("an answer");
            let device = &mut kept.device;
            let credential = device.voter.finalise(&device.poll, &[answer.blind_sig]);
            device.credential = Some(credential.expect("the signature is good"));
            kept.credential = Some(reply.bytes);
        });
        true
    }

    /// Casts the ballot, as often as one likes; whether it was answered.
    async fn cast(&self, way: &Way, secret: &SecretPoll) -> bool {
        let ballot: SignedBallot = self.kept(|kept| kept.device.seal(&[1], ""));
        let json = to_json(&ballot).expect("JSON");
        let path = secret.path("/ballots");
        let Some(reply) = way.visitor.try_post_json(&path, &json).await else {
            return false;
        };
        assert_eq!(reply.status, 200, "{}", reply.text());
        let promise: Promise = from_json(&reply.bytes).expect("a promise");
        assert_eq!(promise.receipt, ballot.receipt());
        self.kept(|kept| {
            let key = &kept.device.poll.manifest().box_vkey;
            assert!(promise.is_signed(key), "by the box");
            let before = kept.promise.get_or_insert_with(|| reply.bytes.clone());
            assert_eq!(*before, reply.bytes, "the same ballot, the same promise");
        });
        true
    }
}

/// Those without a promise go on, many at once; at the given number of answers the service is killed while others are on their way.
async fn vote_until_killed(program: Program, voters: &[Voter], secret: &SecretPoll) {
    let waiting: Vec<(&Voter, Way)> = voters
        .iter()
        .filter(|voter| !voter.is_done())
        .map(|voter| (voter, voter.way(&program)))
        .collect();
    let answers = AtomicUsize::new(0);
    let program = Mutex::new(Some(program));
    let count = || {
        if answers.fetch_add(1, Ordering::Relaxed) + 1 == ANSWERS {
            drop(program.lock().expect("no test panics here").take());
        }
    };
    stream::iter(waiting)
        .for_each_concurrent(AT_ONCE, async |(voter, way)| {
            if voter.ask(&way, secret).await {
                count();
                if voter.cast(&way, secret).await {
                    count();
                }
            }
        })
        .await;
}

/// How many credentials were given, and how many ballots are in box and record.
async fn written(config: &Config) -> (i64, i64) {
    let places = config.places();
    let issued = count(
        &places.issuer,
        Part::Issuer,
        "SELECT COUNT(*) FROM issuance",
    );
    let ballots = "SELECT (SELECT COUNT(*) FROM staged_envelopes) + (SELECT COUNT(*) FROM recorded_envelopes)";
    (
        issued.await,
        count(&places.ballot_box, Part::Box, ballots).await,
    )
}

async fn count(url: &str, part: Part, statement: &'static str) -> i64 {
    let db = Db::open(url, part).await.expect("a database");
    let counted: Result<i64, app::db::DbError> = async {
        let mut tx = db.read().await?;
        Ok(app::run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?))
    }
    .await;
    db.close().await;
    counted.expect("a number")
}

both!(
    a_service_that_is_killed_gives_no_second_credential_and_loses_no_ballot,
    |config: &mut Config| {
        config.account_limit = 0;
        config.address_limit = 0;
    },
    async |town: &Town| {
        let mut people = Vec::new();
        for number in 0..PEOPLE {
            people.push(town.resident(&format!("Person {number}")).await);
        }
        let text = PollText {
            secret: true,
            ..PollText::default()
        };
        let secret = SecretPoll::open(town, &text).await;
        let mut voters = Vec::new();
        for person in people {
            voters.push(Voter::of(town, &secret, person).await);
        }
        // From here on the process has the data for itself.
        for db in [&town.app.db, &town.app.issuer_db, &town.app.box_db] {
            db.close().await;
        }
        for _ in 0..KILLS {
            let program = Program::serve(BINARY, &town.config);
            vote_until_killed(program, &voters, &secret).await;
            assert!(
                !voters.iter().all(Voter::is_done),
                "nothing was left to interrupt"
            );
        }

        let program = Program::serve(BINARY, &town.config);
        for voter in &voters {
            let way = voter.way(&program);
            assert!(voter.ask(&way, &secret).await && voter.cast(&way, &secret).await);
            // Another device of the same person gets nothing.
            let poll = voter.kept(|kept| kept.device.poll.clone());
            let other = ballot::secret::Voter::new([9; 32], poll.id()).blind(&poll, 0);
            let json = to_json(&other.expect("a request")).expect("JSON");
            let path = secret.path("/credential");
            let second = way.person.post_json(&path, &json).await;
            assert_eq!(second.status, 409, "{}", second.text());
        }
        program.kill();
        let people = i64::try_from(PEOPLE).expect("few");
        assert_eq!(written(&town.config).await, (people, people));
    }
);
