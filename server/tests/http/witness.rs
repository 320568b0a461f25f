//! `comitia witness` as C2SP tlog-witness says, killed and started again; and a poll whose record two of them watch.

use app::secret::Asking;
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::tree::{Hash, leaf_hash, prove_consistency, root_from};
use ballot::secret::record::vkey::{KeyKind, NamedKey};
use ballot::secret::record::witness::AddCheckpoint;
use ballot::secret::verify::{Evidence, Fault};
use server::config::Config;
use std::path::Path;
use std::sync::Mutex;
use support::secret::{Device, Downloaded, SecretPoll};
use support::witness::Witness;
use support::{PollText, Town};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");

/// A log with leaves that are numbers.
struct Log {
    key: NamedKey,
    leaves: Vec<Hash>,
}

impl Log {
    fn new(origin: &str, leaves: u32) -> Self {
        Self {
            key: NamedKey::from_seed(origin, KeyKind::Note, &[9; 32]).expect("a key"),
            leaves: (0..leaves).map(|n| leaf_hash(&n.to_be_bytes())).collect(),
        }
    }

    /// The same log, with another history from a leaf on.
    fn forked(&self, at: usize) -> Self {
        let mut other = Self::new(self.key.public().name(), 0);
        other.leaves.clone_from(&self.leaves);
        other.leaves[at] = leaf_hash(b"another");
        other
    }

    fn request(&self, old: u64, size: u64) -> AddCheckpoint {
        let checkpoint = Checkpoint {
            origin: self.key.public().name().to_owned(),
            size,
            root: root_from(&self.leaves[..], size).expect("a root"),
            extensions: Vec::new(),
        };
        AddCheckpoint {
            old,
            proof: prove_consistency(&self.leaves[..], old, size).unwrap_or_default(),
            note: checkpoint.sign(&self.key).expect("a note").to_string(),
        }
    }
}

fn conflict(size: u64) -> (u16, String) {
    (409, format!("{size}\n"))
}

#[tokio::test]
async fn a_witness_answers_as_the_specification_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let witness = Witness::start(BINARY, folder.path(), "witness.example", 0);
    let log = Log::new("log.example", 20);
    assert_eq!(
        witness.add(&log.request(0, 5)).await.0,
        404,
        "not followed yet"
    );
    witness.follow(&[log.key.public().clone()]);

    let first = log.request(0, 5);
    let (status, lines) = witness.add(&first).await;
    assert_eq!(status, 200);
    let mut note = SignedNote::parse(&first.note).expect("a note");
    note.take(&lines, &witness.key).expect("its cosignature");
    let seen = note.verify(log.key.public(), std::slice::from_ref(&witness.key));
    assert_eq!(seen.expect("good").len(), 1);

    // The same again; then what does not fit what was seen.
    assert_eq!(witness.add(&log.request(5, 5)).await.0, 200);
    assert_eq!(witness.add(&log.request(0, 9)).await, conflict(5));
    assert_eq!(witness.add(&log.request(4, 9)).await, conflict(5));
    let fork = log.forked(2);
    assert_eq!(
        witness.add(&fork.request(5, 5)).await,
        conflict(5),
        "another root"
    );
    assert_eq!(
        witness.add(&fork.request(5, 9)).await.0,
        422,
        "another history"
    );
    let mut wrong = log.request(5, 9);
    wrong.proof.pop();
    assert_eq!(witness.add(&wrong).await.0, 422, "a proof that is cut off");
    assert_eq!(witness.add(&log.request(5, 9)).await.0, 200);
    assert_eq!(
        witness.add(&log.request(9, 5)).await.0,
        400,
        "an old size above"
    );
    assert_eq!(
        witness.add(&log.request(5, 6)).await,
        conflict(9),
        "never back"
    );

    // Not signed by the log, of a log that is not known, and rubbish.
    let mut unsigned = log.request(9, 12);
    let other = NamedKey::from_seed("log.example", KeyKind::Note, &[8; 32]).expect("a key");
    let text = SignedNote::parse(&unsigned.note).expect("a note").text;
    unsigned.note = SignedNote::sign(&text, &other).expect("a note").to_string();
    assert_eq!(witness.add(&unsigned).await.0, 403);
    assert_eq!(
        witness
            .add(&Log::new("other.example", 3).request(0, 3))
            .await
            .0,
        404
    );
    for rubbish in [
        "",
        "old 0\n",
        "old 00\n\nx",
        "old 9\n\nlog.example\n",
        &"x".repeat(9000),
    ] {
        let answer = Witness::send(witness.address, rubbish.to_owned()).await;
        assert_eq!(answer.expect("an answer").0, 400, "{rubbish:.20}");
    }
    let too_long = Witness::send(witness.address, "x".repeat(100_000)).await;
    assert!(too_long.is_none_or(|(status, _)| status == 413));
}

#[tokio::test]
async fn two_witnesses_do_not_share_a_folder_and_a_damaged_memory_cosigns_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let witness = Witness::start(BINARY, folder.path(), "witness.example", 0);
    let log = Log::new("log.example", 9);
    witness.follow(&[log.key.public().clone()]);
    assert_eq!(witness.add(&log.request(0, 5)).await.0, 200);
    let mut second = support::program::command(BINARY);
    second
        .args(["witness", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path());
    let output = second.output().expect("it runs");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("another witness runs"));
    for entry in std::fs::read_dir(folder.path().join("seen")).expect("a folder") {
        std::fs::write(entry.expect("an entry").path(), "").expect("a file");
    }
    assert_eq!(witness.add(&log.request(0, 5)).await.0, 500);
    assert_eq!(witness.add(&log.request(5, 9)).await.0, 500);
}

/// SIGKILL while requests are on their way: what was answered is remembered, and of no size two roots are cosigned.
#[tokio::test]
async fn a_witness_that_is_killed_remembers_what_it_cosigned() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = Log::new("log.example", 2000);
    let (mut answered, mut interrupted) = (0, 0);
    for kill in 0..8_u64 {
        let witness = Witness::start(BINARY, folder.path(), "witness.example", 0);
        witness.follow(&[log.key.public().clone()]);
        let known = known_size(&witness, &log).await;
        assert!(
            known >= answered,
            "{known} is remembered, {answered} was answered"
        );
        if known > 0 {
            let place = usize::try_from(known - 1).expect("small");
            let fork = log.forked(place);
            assert_eq!(
                witness.add(&fork.request(known, known)).await,
                conflict(known)
            );
            assert_eq!(witness.add(&fork.request(known, known + 1)).await.0, 422);
        }
        let address = witness.address;
        let asked: Vec<String> = (known..known + 200)
            .map(|old| log.request(old, old + 1).to_string())
            .collect();
        let progress = std::sync::Arc::new(Mutex::new(known));
        let seen = progress.clone();
        let asking = tokio::spawn(async move {
            for (size, body) in (known + 1..).zip(asked) {
                let Some((status, _)) = Witness::send(address, body).await else {
                    return false;
                };
                assert_eq!(status, 200);
                *seen.lock().expect("no panic") = size;
            }
            true
        });
        tokio::time::sleep(std::time::Duration::from_millis(15 + 7 * kill)).await;
        drop(witness);
        interrupted += u32::from(!asking.await.expect("no panic"));
        answered = *progress.lock().expect("no panic");
    }
    assert!(interrupted >= 4, "only {interrupted} of 8 were interrupted");
    assert!(answered > 0);
}

/// The size a witness says it saw last.
async fn known_size(witness: &Witness, log: &Log) -> u64 {
    // More leaves than it can have seen, from nothing: refused with the size, unless nothing was seen.
    let beyond = u64::try_from(log.leaves.len()).expect("small");
    let mut request = log.request(0, beyond);
    request.proof = vec![[0; 32]];
    match witness.add(&request).await {
        (409, size) => size.trim().parse().expect("a size"),
        (422, _) => 0,
        other => panic!("{other:?}"),
    }
}

/// Two witnesses, one of which is not running: its port was free a moment ago.
static WITNESSES: Mutex<String> = Mutex::new(String::new());

fn watched(config: &mut Config) {
    config.witnesses = WITNESSES.lock().expect("no panic").clone();
    config.witness_quorum = Some(2);
}

fn faults(record: &Downloaded) -> Vec<Fault> {
    let report = record.verify(&Evidence::default());
    report
        .findings
        .into_iter()
        .map(|finding| finding.fault)
        .collect()
}

async fn watch(town: &Town) {
    // Nothing is remembered: as after a restart, with pauses over.
    app::polls::watch(&town.app, &mut Asking::default())
        .await
        .expect("the database");
}

/// The page of the record tells who cosigned what.
async fn says<const N: usize>(town: &Town, secret: &SecretPoll, words: [&str; N]) {
    let page = town.visitor().get(&secret.path("/record")).await.text();
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

async fn a_watched_poll(town: &Town, first: Witness, folder: &Path) {
    let text = PollText {
        secret: true,
        ..PollText::default()
    };
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    let secret = SecretPoll::open(town, &text).await;
    let poll = secret.read(&town.visitor()).await;
    let log = poll.manifest().box_vkey.clone();
    assert_eq!(poll.manifest().witness_policy.quorum, 2);
    // Nobody follows the record yet, and the poll goes on as if nothing was.
    watch(town).await;
    first.follow(std::slice::from_ref(&log));
    for person in &people {
        let mut device = Device::new(town, &secret, &person.browser).await;
        device.enrol(&secret, person).await;
        device.cast(town, &secret, &[1]).await;
    }
    town.jobs().await;
    watch(town).await;
    let record = Downloaded::read(town, &secret).await;
    let short = |fault: &Fault| matches!(fault, Fault::Checkpoint { error, .. } if error.to_string() == "1 witnesses cosigned, 2 have to");
    let found = faults(&record);
    assert_eq!(
        found.iter().filter(|fault| short(fault)).count(),
        2,
        "no quorum yet: {found:?}"
    );

    says(
        town,
        &secret,
        ["nothing yet", "by 1 of 2", "No state shown here has enough"],
    )
    .await;

    // The second comes up later, and sees all checkpoints in their order.
    let settings = WITNESSES.lock().expect("no panic").clone();
    let port = settings
        .split(';')
        .next_back()
        .and_then(|second| second.trim().split(' ').next());
    let port = port
        .and_then(|url| url.rsplit(':').next())
        .and_then(|port| port.parse().ok());
    let second = Witness::start(
        BINARY,
        &folder.join("second"),
        "second.example",
        port.expect("a port"),
    );
    second.follow(std::slice::from_ref(&log));
    watch(town).await;
    town.clock.advance(7 * 24 * 3600);
    town.jobs().await;
    town.clock.advance(24 * 3600);
    secret.hand_in(town, 2).await;
    town.jobs().await;
    watch(town).await;
    let record = Downloaded::read(town, &secret).await;
    let report = record.verify(&Evidence::default());
    // The clock of this town goes eight days ahead of those of its witnesses: they saw the close before it was due.
    let others: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| !matches!(finding.fault, Fault::ClosedEarly { .. }))
        .collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(report.closed && report.unsealed);
    says(
        town,
        &secret,
        [
            "first.example",
            "second.example",
            "by 2 of 2",
            "Enough of them have cosigned the newest state.",
        ],
    )
    .await;
    // Another round changes nothing.
    let newest = secret.path("/record/checkpoint");
    let before = town.visitor().get(&newest).await.body;
    watch(town).await;
    assert_eq!(town.visitor().get(&newest).await.body, before);
    assert_eq!(before.matches("\u{2014} ").count(), 3, "{before}");
}

/// One test on both databases, one after the other: the settings name ports.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poll_is_watched_by_two_witnesses_one_of_which_comes_late() {
    for engine in [support::Engine::Sqlite, support::Engine::Postgres] {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Witness::start(BINARY, &folder.path().join("first"), "first.example", 0);
        let second = Witness::start(BINARY, &folder.path().join("second"), "second.example", 0);
        *WITNESSES.lock().expect("no panic") = format!("{}; {}", first.setting(), second.setting());
        drop(second);
        let first = Mutex::new(Some(first));
        Town::with(engine, watched, async |town: &Town| {
            let first = first.lock().expect("no panic").take().expect("one town");
            a_watched_poll(town, first, folder.path()).await;
        })
        .await;
    }
}
