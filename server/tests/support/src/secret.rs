//! Secret polls as voters, trustees and verifiers meet them: over HTTP, with the ballot protocol on their side.

use crate::{Browser, Person, PollText, Reply, Town};
use ballot::methods::{MethodCounter, Rules, Vote};
use ballot::secret::record::tiles::{TileName, bundle, unbundle};
use ballot::secret::verify::{Evidence, Record, Report, verify};
use ballot::secret::{
    BlindAnswer, Body, Credential, Dealing, Manifest, Poll, Promise, Share, SignedBallot, Voter,
    deal, from_json, open_canary, to_json,
};
use ballot::{Receipt, Selection};
use domain::ids::PollId;

/// A secret poll of a test, with what its trustees keep.
pub struct SecretPoll {
    /// The poll.
    pub id: PollId,
    /// Its space.
    pub space: domain::ids::SpaceId,
    /// The shares of its three trustees, of which two open.
    pub shares: Vec<Share>,
}

impl SecretPoll {
    /// A published poll whose trustees have made their key.
    pub async fn published(town: &Town, text: &PollText) -> Self {
        let space = town
            .space(&format!(
                "secret-{}",
                app::clock::Clock::id(&town.clock).simple()
            ))
            .await;
        let id = town.poll(space, "published", text).await;
        let seed = app::clock::Clock::random(&town.clock);
        let (dealing, shares) = deal(&seed, 2, 3).expect("2 of 3");
        let sealing = Dealing::join(&[dealing], 3).expect("a key");
        assert!(
            app::secret::set_sealing(&town.app, id, &sealing)
                .await
                .expect("the database")
        );
        Self { id, space, shares }
    }

    /// The poll open now, all trustees having shown their shares.
    pub async fn open(town: &Town, text: &PollText) -> Self {
        let this = Self::published(town, text).await;
        town.jobs().await;
        this.show_shares(town, 3).await;
        town.jobs().await;
        this
    }

    /// So many trustees show that they have their shares.
    pub async fn show_shares(&self, town: &Town, trustees: usize) {
        let held = app::secret::held(&town.app, self.id)
            .await
            .expect("the database")
            .expect("a manifest");
        let nonce = app::secret::trial_nonce(&town.app, self.id)
            .await
            .expect("the database")
            .expect("a trial");
        let sealing = &held.poll.manifest().sealing;
        let parts: Vec<_> = self
            .shares
            .iter()
            .take(trustees)
            .map(|share| {
                let masking = app::clock::Clock::random(&town.clock);
                open_canary(&held.name(), sealing, &nonce, share, &masking).expect("a part")
            })
            .collect();
        let now = app::clock::Clock::now(&town.clock);
        app::secret::try_open(&town.app, self.id, &parts, now)
            .await
            .expect("the database");
    }

    /// The address of something of the poll.
    #[must_use]
    pub fn path(&self, below: &str) -> String {
        format!("/polls/{}{below}", self.id)
    }

    /// The poll as its manifest says, as anybody reads it.
    pub async fn read(&self, browser: &Browser) -> Poll {
        let reply = browser.get(&self.path("/record/manifest.json")).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let manifest: Manifest = from_json(&reply.bytes).expect("a manifest");
        Poll::new(manifest).expect("a poll")
    }

    /// Hands in so many shares.
    pub async fn hand_in(&self, town: &Town, trustees: usize) {
        let held = app::secret::held(&town.app, self.id)
            .await
            .expect("the database")
            .expect("a manifest");
        let now = app::clock::Clock::now(&town.clock);
        for share in self.shares.iter().take(trustees) {
            app::secret::hand_in(&town.app, &held, share, now)
                .await
                .expect("the database")
                .expect("the share is taken");
        }
    }
}

/// A voter's device.
pub struct Device {
    /// What it computes with.
    pub voter: Voter,
    /// The poll.
    pub poll: Poll,
    /// The credential, once it has it.
    pub credential: Option<Credential>,
    /// The last ballot: its number and receipt.
    pub last: Option<(u32, Receipt)>,
}

impl Device {
    /// A device that has read the manifest.
    pub async fn new(town: &Town, secret: &SecretPoll, browser: &Browser) -> Self {
        let poll = secret.read(browser).await;
        let seed = app::clock::Clock::random(&town.clock);
        Self {
            voter: Voter::new(seed, poll.id()),
            poll,
            credential: None,
            last: None,
        }
    }

    /// Asks for the credential.
    pub async fn ask(&self, secret: &SecretPoll, person: &Person) -> Reply {
        let request = self.voter.blind(&self.poll, 0).expect("a request");
        let json = to_json(&request).expect("JSON");
        person
            .browser
            .post_json(&secret.path("/credential"), &json)
            .await
    }

    /// Gets the credential.
    pub async fn enrol(&mut self, secret: &SecretPoll, person: &Person) {
        let reply = self.ask(secret, person).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let answer: BlindAnswer = from_json(&reply.bytes).expect("an answer");
        let credential = self
            .voter
            .finalise(&self.poll, &[answer.blind_sig])
            .expect("the signature is good");
        self.credential = Some(credential);
    }

    /// The next ballot, sealed and signed.
    #[must_use]
    pub fn seal(&self, options: &[u16], phrase: &str) -> SignedBallot {
        let selection = if options.is_empty() {
            Selection::NoneOfThese
        } else {
            Selection::Options(options.to_vec())
        };
        self.seal_vote(&Vote::Options(selection), phrase)
    }

    /// The next ballot by any method, sealed and signed.
    #[must_use]
    pub fn seal_vote(&self, vote: &Vote, phrase: &str) -> SignedBallot {
        let credential = self.credential.as_ref().expect("a credential");
        let rules = Rules::of(&self.poll.manifest().method).expect("rules");
        let body = Body {
            choice: rules.encode(vote).expect("a choice"),
            phrase: phrase.to_owned(),
        };
        let next = match self.last {
            None => (0, None),
            Some((seq, receipt)) => (seq + 1, Some(receipt)),
        };
        self.voter
            .cast(&self.poll, credential, next, &body)
            .expect("a ballot")
    }

    /// Casts a ballot without a cookie; the promise is checked.
    pub async fn cast(&mut self, town: &Town, secret: &SecretPoll, options: &[u16]) -> Promise {
        let signed = self.seal(options, "");
        self.send(town, secret, &signed).await
    }

    /// Casts a ballot by any method.
    pub async fn cast_vote(&mut self, town: &Town, secret: &SecretPoll, vote: &Vote) -> Promise {
        let signed = self.seal_vote(vote, "");
        self.send(town, secret, &signed).await
    }

    async fn send(&mut self, town: &Town, secret: &SecretPoll, signed: &SignedBallot) -> Promise {
        let reply = send(town, secret, signed).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let promise: Promise = from_json(&reply.bytes).expect("a promise");
        assert!(promise.is_signed(&self.poll.manifest().box_vkey));
        assert_eq!(promise.receipt, signed.receipt());
        self.last = Some((signed.ballot.seq, signed.receipt()));
        promise
    }
}

/// Sends a ballot as a browser does that sends no cookies.
pub async fn send(town: &Town, secret: &SecretPoll, signed: &SignedBallot) -> Reply {
    let json = to_json(signed).expect("JSON");
    town.visitor()
        .post_json(&secret.path("/ballots"), &json)
        .await
}

/// A record, read over HTTP as a stranger does.
pub struct Downloaded {
    leaves: Vec<Vec<u8>>,
    checkpoints: Vec<String>,
    roll: Vec<[u8; 32]>,
    tiles: std::collections::HashMap<TileName, Vec<u8>>,
    files: std::collections::BTreeMap<String, Vec<u8>>,
}

impl Downloaded {
    /// Reads the whole record.
    pub async fn read(town: &Town, secret: &SecretPoll) -> Self {
        let browser = town.visitor();
        let mut files = std::collections::BTreeMap::new();
        let mut get = async |below: &str| {
            let reply = browser.get(&secret.path(&format!("/record/{below}"))).await;
            assert_eq!(reply.status, 200, "{below}: {}", reply.text());
            files.insert(below.to_owned(), reply.bytes.clone());
            reply.bytes
        };
        for name in ["manifest.json", "text.json", "checkpoint"] {
            get(name).await;
        }
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        let sizes = text(get("checkpoints/sizes").await);
        let mut checkpoints = Vec::new();
        for size in sizes.lines() {
            checkpoints.push(text(get(&format!("checkpoints/{size}")).await));
        }
        let last: u64 = sizes
            .lines()
            .last()
            .expect("a checkpoint")
            .parse()
            .expect("a size");
        let mut leaves = Vec::new();
        let mut tiles = std::collections::HashMap::new();
        for index in 0..last.div_ceil(256) {
            let width = u16::try_from((last - index * 256).min(256)).expect("small");
            let bundle = TileName {
                level: None,
                index,
                width,
            };
            leaves.extend(unbundle(&get(&bundle.to_string()).await).expect("a bundle"));
            let tile = TileName {
                level: Some(0),
                index,
                width,
            };
            tiles.insert(tile, get(&tile.to_string()).await);
        }
        let (roll, rest) = {
            let bytes = get("roll").await;
            let (slots, rest) = bytes.as_chunks::<32>();
            (slots.to_vec(), rest.len())
        };
        assert_eq!(rest, 0);
        Self {
            leaves,
            checkpoints,
            roll,
            tiles,
            files,
        }
    }

    /// Writes the files as they were read below a folder, for a verifier that is another program.
    pub fn write(&self, root: &std::path::Path) {
        for (name, bytes) in &self.files {
            let path = root.join(name);
            let folder = path.parent().expect("a file stands in a folder");
            std::fs::create_dir_all(folder).expect("the folder can be made");
            std::fs::write(path, bytes).expect("the file can be written");
        }
    }

    /// The record with another leaf in a place, as a keeper might publish it; for records of less than 256 leaves.
    pub fn put_leaf(&mut self, at: usize, leaf: Vec<u8>) {
        self.leaves[at] = leaf;
        let bytes = bundle(self.leaves.iter().map(Vec::as_slice)).expect("a bundle");
        let name = format!("tile/entries/000.p/{}", self.leaves.len());
        assert!(self.files.insert(name, bytes).is_some(), "less than 256");
    }

    /// The leaves.
    #[must_use]
    pub fn leaves(&self) -> &[Vec<u8>] {
        &self.leaves
    }

    /// What the verifier says of it.
    #[must_use]
    pub fn verify(&self, evidence: &Evidence) -> Report {
        verify(
            self,
            evidence,
            |method| MethodCounter::new(method).ok(),
            |_| (),
        )
    }
}

impl Record for Downloaded {
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>> {
        self.leaves.iter().cloned()
    }

    fn checkpoints(&self) -> impl Iterator<Item = String> {
        self.checkpoints.iter().cloned()
    }

    fn roll(&self) -> impl Iterator<Item = [u8; 32]> {
        self.roll.iter().copied()
    }

    fn has_tiles(&self) -> bool {
        self.leaves.len() < 256
    }

    fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        self.tiles.get(&name).cloned()
    }
}
