//! A poll with trustees for a test, and what their devices do.

use ballot::secret::{Task, TrusteeAnswer, TrusteeFile, from_json, to_json};
use domain::actor::{Proof, Role};
use domain::ids::{PollId, SpaceId};
use support::secret::SecretPoll;
use support::{Person, PollText, Reply, Town};

/// A poll, its administrator and its three trustees, of whom two are needed.
pub struct Bench {
    pub id: PollId,
    pub space: SpaceId,
    pub admin: Person,
    pub trustees: Vec<Person>,
    pub files: Vec<TrusteeFile>,
}

impl Bench {
    /// A poll that is published, with trustees who were named.
    pub async fn named(town: &Town, needed: &str, how_many: usize) -> Self {
        let space = town.space("keys").await;
        let text = PollText {
            secret: true,
            ..PollText::default()
        };
        let id = town.poll(space, "published", &text).await;
        let admin = town
            .official("Admin", Role::Administrator, Some(space))
            .await;
        let mut trustees = Vec::new();
        for number in 0..how_many {
            trustees.push(town.citizen(&format!("Trustee {number}")).await);
        }
        let bench = Self {
            id,
            space,
            admin,
            files: (1..=how_many)
                .map(|number| TrusteeFile {
                    poll: id.to_string(),
                    secret: [u8::try_from(number).expect("few"); 32],
                })
                .collect(),
            trustees,
        };
        let reply = bench.name(&bench.admin, &bench.emails(), needed).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        bench
    }

    /// All sign in again: sessions end in the days of a poll.
    pub async fn sign_in(&mut self, town: &Town) {
        self.admin.browser = town.signed_in(self.admin.account).await;
        for one in &mut self.trustees {
            one.browser = town.signed_in(one.account).await;
        }
    }

    pub fn emails(&self) -> String {
        let emails: Vec<&str> = self.trustees.iter().map(|one| one.email.as_str()).collect();
        emails.join("\n")
    }

    pub async fn name(&self, who: &Person, emails: &str, needed: &str) -> Reply {
        let path = format!("/admin/polls/{}/trustees", self.id);
        let fields = [("emails", emails), ("needed", needed)];
        who.browser.post(&path, &fields).await
    }

    pub fn path(&self, below: &str) -> String {
        format!("/trustees/{}{below}", self.id)
    }

    /// The task of a trustee, from 0.
    pub async fn task(&self, place: usize) -> Task {
        let reply = self.trustees[place]
            .browser
            .get(&self.path("/task.json"))
            .await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        from_json(&reply.bytes).expect("a task")
    }

    pub async fn send(&self, place: usize, answer: &TrusteeAnswer) -> Reply {
        let json = to_json(answer).expect("JSON");
        let browser = &self.trustees[place].browser;
        browser.post_json(&self.path("/answer"), &json).await
    }

    pub async fn step(&self, place: usize, step: &str) -> Reply {
        let answer = answer(&self.files[place], step, &self.task(place).await);
        self.send(place, &answer).await
    }

    pub async fn all(&self, step: &str) {
        for place in 0..self.trustees.len() {
            let reply = self.step(place, step).await;
            assert_eq!(reply.status, 200, "{step} {place}: {}", reply.text());
        }
    }

    pub async fn make_key(&self) {
        for step in ["join", "deal", "confirm"] {
            self.all(step).await;
        }
    }

    pub fn secret(&self) -> SecretPoll {
        SecretPoll {
            id: self.id,
            space: self.space,
            shares: Vec::new(),
        }
    }

    /// A trustee, who has just shown who they are, erases the account.
    pub async fn erase(&self, town: &Town, place: usize) -> Reply {
        let trustee = &self.trustees[place];
        let sure = Proof::passkey(app::clock::Clock::now(&town.clock));
        let browser = town.signed_in_by(trustee.account, sure).await;
        browser
            .post("/me/data/erase", &[("email", &trustee.email)])
            .await
    }

    pub async fn is_ready(&self, town: &Town) -> bool {
        let ready = app::secret::ready(&town.app, self.id).await;
        ready.expect("the database").is_some()
    }
}

/// What a device answers for a step.
pub fn answer(file: &TrusteeFile, step: &str, task: &Task) -> TrusteeAnswer {
    let mut answer = TrusteeAnswer::default();
    match step {
        "join" => return file.begin(task).expect("joined"),
        "deal" => answer.dealt = Some(file.deal(task).expect("dealt")),
        "confirm" => return file.confirm(task).expect("confirmed"),
        "trial" => answer.trial = Some(file.trial(task).expect("a part")),
        _ => answer.share = Some(file.share(task).expect("a share")),
    }
    answer
}

/// Hands in a share, in a browser in which the trustee has, or has not, just shown who they are.
pub async fn share(town: &Town, bench: &Bench, place: usize, is_sure: bool) -> Reply {
    let now = app::clock::Clock::now(&town.clock);
    let at = if is_sure {
        now
    } else {
        now - jiff::SignedDuration::from_hours(2)
    };
    let account = bench.trustees[place].account;
    let browser = town.signed_in_by(account, Proof::passkey(at)).await;
    let task = browser.get(&bench.path("/task.json")).await;
    let task: Task = from_json(&task.bytes).expect("a task");
    let json = to_json(&answer(&bench.files[place], "share", &task)).expect("JSON");
    browser.post_json(&bench.path("/answer"), &json).await
}
