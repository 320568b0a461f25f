//! `comitia bench-record`: a record of a closed and counted secret poll, in a folder, for measuring verifiers. Its keys are made from numbers and are of no use
//! to anybody.

mod writer;

use ballot::methods::TieSeed;
use ballot::secret::record::vkey::{KeyKind, NamedKey};
use ballot::secret::verify::Counter;
use ballot::secret::{
    BallotLeaf, Batch, Body, Close, Credential, Dealing, Issuance, Issuer, IssuerSecret, Leaf,
    Manifest, Method, OptionCounter, PROFILE, Poll, ResultLeaf, Revote, Share, SignedBallot,
    UnreadableRule, Voter, Window, Windows, WitnessPolicy, deal, option_params, roll_root, to_json,
};
use ballot::{Receipt, Selection, encode};
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::thread;
use writer::Writer;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const ORIGIN: &str = "bench.example/polls/1";
const TEXT: [&str; 4] = ["A poll to measure with", "Nobody is asked.", "One", "Two"];
/// Slots of one leaf at most.
const SLOTS: usize = 2000;
/// Ballots of a batch.
const BATCH: usize = 1000;

/// How much of what.
#[derive(Clone, Debug, clap::Args)]
pub struct Amounts {
    /// The folder, which is not there yet.
    folder: PathBuf,
    /// Persons who vote.
    #[arg(long, default_value_t = 20_000)]
    voters: u32,
    /// Ballots of each: the last counts.
    #[arg(long, default_value_t = 5)]
    ballots_each: u32,
}

/// Everything that is secret in a real poll.
struct Town {
    poll: Poll,
    issuer: IssuerSecret,
    issuer_key: NamedKey,
    box_key: NamedKey,
    shares: Vec<Share>,
    slots: Vec<[u8; 32]>,
}

/// A voter between two ballots.
struct Citizen {
    voter: Voter,
    credential: Credential,
    last: Option<(u32, Receipt)>,
}

/// Writes the record.
///
/// # Errors
/// In words for whoever typed it.
pub fn run(amounts: &Amounts) -> Result<(), Failure> {
    let town = Town::new(amounts.voters)?;
    let mut writer = Writer::new(&amounts.folder, ORIGIN)?;
    describe(&town, &amounts.folder)?;
    let first = Leaf::Manifest(Box::new(town.poll.manifest().clone()));
    writer.add(&first)?;
    for (batch, slots) in (0..).zip(town.slots.chunks(SLOTS)) {
        let issued = Issuance::sign(&town.poll.id(), 0, batch, slots.to_vec(), &town.issuer_key);
        writer.add(&Leaf::Issuance(issued.map_err(|_| "slots do not ascend")?))?;
    }
    writer.sign(&town.box_key)?;
    let bar = ProgressBar::new(u64::from(amounts.voters) * u64::from(amounts.ballots_each + 1));
    let numbers: Vec<u32> = (0..amounts.voters).collect();
    let mut citizens = on_all_cores(numbers, |number| town.citizen(number, &bar))?;
    let mut batch_no = 0;
    for round in 0..amounts.ballots_each {
        let cast = on_all_cores(citizens, |citizen| town.cast(citizen, round, &bar))?;
        let mut signed: Vec<SignedBallot> = Vec::with_capacity(cast.len());
        citizens = Vec::with_capacity(cast.len());
        for (citizen, ballot) in cast {
            citizens.push(citizen);
            signed.push(ballot);
        }
        for some in signed.chunks_mut(BATCH) {
            some.sort_by_key(SignedBallot::receipt);
            town.publish(&mut writer, batch_no, some)?;
            batch_no += 1;
        }
    }
    bar.finish_and_clear();
    town.end(&mut writer, amounts, batch_no)?;
    writer.finish()?;
    Ok(())
}

fn describe(town: &Town, folder: &Path) -> Result<(), Failure> {
    std::fs::write(folder.join("manifest.json"), to_json(town.poll.manifest())?)?;
    std::fs::write(folder.join("text.json"), serde_json::to_string(&TEXT)?)?;
    Ok(std::fs::write(folder.join("roll"), town.slots.concat())?)
}

/// Works on all items, on as many threads as there are cores; the answers are in the order of the items.
fn on_all_cores<T: Send, A: Send>(
    items: Vec<T>,
    work: impl Fn(T) -> Result<A, Failure> + Sync,
) -> Result<Vec<A>, Failure> {
    let threads = thread::available_parallelism()?.get();
    let share = items.len().div_ceil(threads).max(1);
    let mut items = items.into_iter();
    let portions: Vec<Vec<T>> = (0..threads)
        .map(|_| items.by_ref().take(share).collect())
        .collect();
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = portions
            .into_iter()
            .map(|some| {
                scope.spawn(move || some.into_iter().map(work).collect::<Result<Vec<A>, _>>())
            })
            .collect();
        let mut answers = Vec::new();
        for thread in running {
            answers.extend(thread.join().map_err(|_| "a thread panicked")??);
        }
        Ok(answers)
    })
}

/// 32 bytes by a number and what they are for.
fn bytes(purpose: &str, number: u32) -> [u8; 32] {
    blake3::derive_key(
        &format!("comitia bench record {purpose}"),
        &number.to_be_bytes(),
    )
}

fn rules() -> ballot::Method {
    ballot::Method {
        id: "single".into(),
        version: 1,
        min: 1,
        max: 1,
        none_allowed: true,
        options: 2,
        params: Vec::new(),
    }
}

impl Town {
    fn new(voters: u32) -> Result<Self, Failure> {
        let mut slots: Vec<[u8; 32]> = (0..voters).map(|number| bytes("slot", number)).collect();
        slots.sort_unstable();
        let (dealing, shares) = deal(&bytes("dealing", 0), 2, 3)?;
        let box_key = NamedKey::from_seed(ORIGIN, KeyKind::Note, &bytes("box", 0))?;
        let name = format!("{ORIGIN}/issuer");
        let issuer_key = NamedKey::from_seed(&name, KeyKind::Note, &bytes("record", 0))?;
        let issuer = IssuerSecret::generate(&bytes("issuer", 0), 2048)?;
        let window = Window {
            opens_at_ms: 1_000,
            closes_at_ms: 10_000,
        };
        let manifest = Manifest {
            version: ballot::PROTOCOL_VERSION,
            profile: PROFILE.to_owned(),
            operator: "Bench".to_owned(),
            nonce: bytes("nonce", 0),
            text_hash: ballot::text_hash(TEXT),
            method: Method {
                id: "single".to_owned(),
                version: 1,
                params: option_params(&rules()),
                max_len: 73,
            },
            windows: Windows {
                issue: window,
                cast: window,
                complaint_hours: 24,
            },
            eligible_count: u64::from(voters),
            roll_root: roll_root(&slots),
            issuers: vec![Issuer {
                name: "Bench".to_owned(),
                url: "https://bench.example".to_owned(),
                rsa_spki: issuer.public()?.to_spki()?,
                record_vkey: issuer_key.public().clone(),
            }],
            sealing: Dealing::join(&[dealing], 3)?,
            box_vkey: box_key.public().clone(),
            record_origin: ORIGIN.to_owned(),
            witness_policy: WitnessPolicy::default(),
            bundle_hashes: Vec::new(),
            revote: Revote::Last,
            batch: Batch {
                min_k: 2,
                interval: 600,
            },
            min_publish_cell: 5,
            unreadable_rule: UnreadableRule::Invalid,
        };
        let poll = Poll::new(manifest)?;
        Ok(Self {
            poll,
            issuer,
            issuer_key,
            box_key,
            shares,
            slots,
        })
    }

    fn citizen(&self, number: u32, bar: &ProgressBar) -> Result<Citizen, Failure> {
        let voter = Voter::new(bytes("voter", number), self.poll.id());
        let request = voter.blind(&self.poll, 0)?;
        let signature = self
            .issuer
            .blind_sign(&request.blinded, &bytes("masking", number))?;
        let credential = voter.finalise(&self.poll, &[signature])?;
        bar.inc(1);
        Ok(Citizen {
            voter,
            credential,
            last: None,
        })
    }

    fn cast(
        &self,
        mut citizen: Citizen,
        round: u32,
        bar: &ProgressBar,
    ) -> Result<(Citizen, SignedBallot), Failure> {
        let body = Body {
            choice: encode(&chosen(round), 2)?.0,
            phrase: String::new(),
        };
        let next = citizen
            .last
            .map_or((0, None), |(seq, receipt)| (seq + 1, Some(receipt)));
        let signed = citizen
            .voter
            .cast(&self.poll, &citizen.credential, next, &body)?;
        citizen.last = Some((next.0, signed.receipt()));
        bar.inc(1);
        Ok((citizen, signed))
    }

    fn publish(
        &self,
        writer: &mut Writer,
        batch_no: u64,
        some: &[SignedBallot],
    ) -> Result<(), Failure> {
        for signed in some {
            let leaf = BallotLeaf {
                batch_no,
                assisted: false,
                signed: signed.clone(),
            };
            writer.add(&Leaf::Ballot(Box::new(leaf)))?;
        }
        writer.sign(&self.box_key)
    }

    fn end(&self, writer: &mut Writer, amounts: &Amounts, batches: u64) -> Result<(), Failure> {
        let (voters, each) = (u64::from(amounts.voters), amounts.ballots_each);
        let credentials = if each == 0 { 0 } else { voters };
        writer.add(&Leaf::Close(Close {
            ballots: voters * u64::from(each),
            distinct_cids: credentials,
            issued: voters,
            last_batch: batches.checked_sub(1),
        }))?;
        let closing_root = writer.tree_root();
        for share in self.shares.iter().take(2) {
            writer.add(&Leaf::Share(share.clone()))?;
        }
        let method = &self.poll.manifest().method;
        let mut counter = OptionCounter::new(method).ok_or("the method is not known")?;
        let last = encode(&chosen(each.saturating_sub(1)), 2)?.0;
        for _ in 0..credentials {
            counter.count(&last);
        }
        let key = self.poll.manifest().sealing.interpolate(&self.shares)?;
        let seed = TieSeed::new(&self.poll.id(), &closing_root, Some(&key));
        let tally = counter.tally(&seed);
        let result = ResultLeaf::new(&self.poll.id(), (credentials, 0, 0), tally);
        writer.add(&Leaf::Result(result))?;
        writer.sign(&self.box_key)
    }
}

/// What everybody chooses in a round.
fn chosen(round: u32) -> Selection {
    Selection::Options(vec![if round.is_multiple_of(2) { 1 } else { 2 }])
}
