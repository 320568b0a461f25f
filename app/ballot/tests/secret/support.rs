//! A town with a poll: two issuers, three trustees of whom two open, a box, a witness, and a roll.

use std::cell::Cell;

use ballot::{
    PROTOCOL_VERSION, PollId, Receipt,
    methods::MethodCounter,
    secret::{
        BallotLeaf, Batch, Body, Close, Credential, Issuance, Issuer, IssuerSecret, Leaf, Manifest,
        Method, PROFILE, Poll, Promise, ResultLeaf, Revote, Share, SignedBallot, UnreadableRule,
        Voter, Window, Windows, WitnessPolicy, deal, option_params,
        record::{
            checkpoint::Checkpoint,
            tiles::{TileName, files},
            tree::{GrowingTree, leaf_hash},
            vkey::{KeyKind, NamedKey},
        },
        roll_root, slot,
        verify::{Counter, Evidence, Fault, Record, Report, verify},
    },
    text_hash,
};
use base64::{Engine, engine::general_purpose::STANDARD};

pub const ELIGIBLE: u8 = 9;
pub const ORIGIN: &str = "town.example/polls/1";

/// Test keys; of no use anywhere else.
const KEYS: [&str; 3] = [
    include_str!("keys/issuer-0.b64"),
    include_str!("keys/issuer-1.b64"),
    include_str!("keys/issuer-2.b64"),
];

pub fn issuer_secret(number: usize) -> IssuerSecret {
    let text: String = KEYS[number].split_whitespace().collect();
    IssuerSecret::from_der(&STANDARD.decode(text).expect("base64")).expect("a key")
}

pub fn named(name: &str, kind: KeyKind, seed: u8) -> NamedKey {
    NamedKey::from_seed(name, kind, &[seed; 32]).expect("a key")
}

/// Everything that is secret somewhere, and the poll.
pub struct Town {
    pub poll: Poll,
    pub issuers: Vec<IssuerSecret>,
    pub issuer_keys: Vec<NamedKey>,
    pub box_key: NamedKey,
    pub witness: NamedKey,
    pub shares: Vec<Share>,
    pub slots: Vec<[u8; 32]>,
}

pub fn slots(nonce: &[u8; 32], eligible: u8) -> Vec<[u8; 32]> {
    let mut slots: Vec<[u8; 32]> = (0..eligible)
        .map(|n| slot(nonce, &[n], &[[n; 32]], &[n + 100; 32]))
        .collect();
    slots.sort_unstable();
    slots
}

pub fn method() -> ballot::Method {
    ballot::Method {
        id: "approval".into(),
        version: 1,
        min: 1,
        max: 2,
        none_allowed: true,
        options: 3,
        params: Vec::new(),
    }
}

fn issuer(number: u8, name: &str) -> Issuer {
    let key = issuer_secret(usize::from(number)).public().expect("a key");
    Issuer {
        name: name.into(),
        url: format!("https://{name}/issue"),
        rsa_spki: key.to_spki().expect("a key"),
        record_vkey: named(name, KeyKind::Note, 10 + number).public().clone(),
    }
}

/// A manifest as an honest town makes it.
pub fn manifest() -> Manifest {
    let nonce = [7; 32];
    let dealing = deal(&[42; 32], 2, 3).expect("a dealing").0;
    Manifest {
        version: PROTOCOL_VERSION,
        profile: PROFILE.into(),
        operator: "Town of Example".into(),
        nonce,
        text_hash: text_hash(["A bench?", "Where?", "Square", "Park", "School"]),
        method: Method {
            id: "approval".into(),
            version: 1,
            params: option_params(&method()),
            max_len: 64,
        },
        windows: Windows {
            issue: Window {
                opens_at_ms: 1_000,
                closes_at_ms: 9_000,
            },
            cast: Window {
                opens_at_ms: 1_000,
                closes_at_ms: 10_000,
            },
            complaint_hours: 48,
        },
        eligible_count: u64::from(ELIGIBLE),
        roll_root: roll_root(&slots(&nonce, ELIGIBLE)),
        issuers: vec![issuer(0, "town.example"), issuer(1, "court.example")],
        sealing: ballot::secret::Dealing::join(&[dealing], 3).expect("a sealing"),
        box_vkey: named(ORIGIN, KeyKind::Note, 20).public().clone(),
        record_origin: ORIGIN.into(),
        witness_policy: WitnessPolicy {
            quorum: 1,
            witnesses: vec![
                named("witness.example", KeyKind::Witness, 30)
                    .public()
                    .clone(),
            ],
        },
        bundle_hashes: vec![[1; 32], [2; 32]],
        revote: Revote::Last,
        batch: Batch {
            min_k: 2,
            interval: 600,
        },
        min_publish_cell: 5,
        unreadable_rule: UnreadableRule::Invalid,
    }
}

impl Town {
    pub fn new() -> Self {
        Self::of(manifest())
    }

    pub fn of(manifest: Manifest) -> Self {
        let poll = Poll::new(manifest).expect("a good manifest");
        let eligible = u8::try_from(poll.manifest().eligible_count).expect("few");
        Self {
            slots: slots(&poll.manifest().nonce, eligible),
            poll,
            issuers: (0..2).map(issuer_secret).collect(),
            issuer_keys: vec![
                named("town.example", KeyKind::Note, 10),
                named("court.example", KeyKind::Note, 11),
            ],
            box_key: named(ORIGIN, KeyKind::Note, 20),
            witness: named("witness.example", KeyKind::Witness, 30),
            shares: deal(&[42; 32], 2, 3).expect("a dealing").1,
        }
    }

    pub fn id(&self) -> PollId {
        self.poll.id()
    }

    /// A citizen with a credential of both issuers.
    pub fn citizen(&self, seed: u8) -> Citizen<'_> {
        let voter = Voter::new([seed; 32], self.id());
        let answers: Vec<Vec<u8>> = (0..2)
            .map(|issuer: u16| {
                let request = voter.blind(&self.poll, issuer).expect("a request");
                self.issuers[usize::from(issuer)]
                    .blind_sign(&request.blinded, &[seed; 32])
                    .expect("a blind signature")
            })
            .collect();
        let credential = voter.finalise(&self.poll, &answers).expect("a credential");
        Citizen {
            town: self,
            voter,
            credential,
            last: Cell::new(None),
        }
    }

    pub fn issuance(&self, issuer: u16, slots: &[[u8; 32]]) -> Leaf {
        let key = &self.issuer_keys[usize::from(issuer)];
        let batch = Issuance::sign(&self.id(), issuer, 0, slots.to_vec(), key);
        Leaf::Issuance(batch.expect("ascending slots"))
    }

    pub fn promise(&self, receipt: Receipt, batch_no: u64) -> Promise {
        Promise::sign(self.id(), receipt, batch_no, &self.box_key)
    }

    /// A record whose first batches of issuing went to the first so many slots.
    pub fn record(&self, issued: usize) -> Published {
        let mut record = Published::new(self);
        record.add(&Leaf::Manifest(Box::new(self.poll.manifest().clone())));
        record.add(&self.issuance(0, &self.slots[..issued]));
        record.add(&self.issuance(1, &self.slots[..issued]));
        record.sign(self);
        record
    }
}

pub fn body(options: &[u16]) -> Body {
    let selection = ballot::Selection::Options(options.to_vec());
    let choice = ballot::encode(&selection, 3).expect("good options").0;
    Body {
        choice,
        phrase: "blue bicycle".into(),
    }
}

pub struct Citizen<'a> {
    pub town: &'a Town,
    pub voter: Voter,
    pub credential: Credential,
    pub last: Cell<Option<(u32, Receipt)>>,
}

impl Citizen<'_> {
    /// The next ballot of this citizen.
    pub fn cast(&self, options: &[u16]) -> SignedBallot {
        let next = self
            .last
            .get()
            .map_or((0, None), |(seq, receipt)| (seq + 1, Some(receipt)));
        let signed = self
            .voter
            .cast(&self.town.poll, &self.credential, next, &body(options))
            .expect("a ballot");
        let checked = self.town.poll.check(&signed).expect("a good ballot");
        checked.follows(self.last.get()).expect("the next ballot");
        self.last.set(Some((next.0, signed.receipt())));
        signed
    }
}

/// As a verifier that knows several methods.
pub fn counter(method: &Method) -> Option<Box<dyn Counter>> {
    Some(Box::new(MethodCounter::new(method).ok()?))
}

/// A published record, and its files.
#[derive(Clone)]
pub struct Published {
    pub leaves: Vec<Vec<u8>>,
    pub checkpoints: Vec<String>,
    pub roll: Vec<[u8; 32]>,
    pub batch: u64,
}

impl Published {
    fn new(town: &Town) -> Self {
        Self {
            leaves: Vec::new(),
            checkpoints: Vec::new(),
            roll: town.slots.clone(),
            batch: 0,
        }
    }

    pub fn add(&mut self, leaf: &Leaf) {
        self.leaves.push(leaf.to_bytes().expect("a leaf"));
    }

    /// The note of a checkpoint of now, cosigned.
    pub fn note(&self, town: &Town) -> String {
        let mut tree = GrowingTree::default();
        self.leaves
            .iter()
            .for_each(|leaf| tree.push(leaf_hash(leaf)));
        let checkpoint = Checkpoint {
            origin: ORIGIN.into(),
            size: tree.size(),
            root: tree.root(),
            extensions: Vec::new(),
        };
        let mut note = checkpoint.sign(&town.box_key).expect("a note");
        note.cosign(&town.witness, 1_700_000_000 + tree.size());
        note.to_string()
    }

    pub fn sign(&mut self, town: &Town) {
        self.checkpoints.push(self.note(town));
    }

    /// A batch, sorted and signed as it must be.
    pub fn batch(&mut self, town: &Town, mut ballots: Vec<SignedBallot>) {
        ballots.sort_by_key(SignedBallot::receipt);
        self.unsorted_batch(town, ballots);
    }

    pub fn unsorted_batch(&mut self, town: &Town, ballots: Vec<SignedBallot>) {
        for signed in ballots {
            let leaf = BallotLeaf {
                batch_no: self.batch,
                assisted: false,
                signed,
            };
            self.add(&Leaf::Ballot(Box::new(leaf)));
        }
        self.batch += 1;
        self.sign(town);
    }

    pub fn close(&mut self, ballots: u64, distinct_cids: u64, issued: u64) {
        let last_batch = self.batch.checked_sub(1);
        self.add(&Leaf::Close(Close {
            ballots,
            distinct_cids,
            issued,
            last_batch,
        }));
    }

    pub fn result(&mut self, town: &Town, numbers: (u64, u64, u64), per_option: [u64; 3]) {
        let mut tally = Vec::new();
        for number in [0, 3].into_iter().chain(per_option) {
            ballot::lp(&mut tally, &u64::to_be_bytes(number));
        }
        self.add(&Leaf::Result(ResultLeaf::new(&town.id(), numbers, tally)));
        self.sign(town);
    }

    pub fn verify(&self, evidence: &Evidence) -> Report {
        verify(self, evidence, counter, |_| {})
    }

    pub fn codes(&self, evidence: &Evidence) -> Vec<(Option<u64>, String)> {
        let findings = self.verify(evidence).findings;
        findings
            .iter()
            .map(|finding| (finding.leaf, finding.fault.code()))
            .collect()
    }

    pub fn faults(&self) -> Vec<(Option<u64>, Fault)> {
        let findings = self.verify(&Evidence::default()).findings;
        findings
            .into_iter()
            .map(|finding| (finding.leaf, finding.fault))
            .collect()
    }
}

impl Record for Published {
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
        true
    }

    fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        files(&self.leaves)?
            .into_iter()
            .find(|(other, _)| *other == name)
            .map(|(_, bytes)| bytes)
    }
}
