//! `comitia verify poll`: what a stranger is told of a record, read over HTTP and from a folder, whole and damaged.

use ballot::secret::record::tiles::{bundle, unbundle};
use ballot::secret::{Promise, to_json};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use support::program::command;
use support::secret::{Device, SecretPoll};
use support::{PollText, Town, both};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");
const HOUR: i64 = 3600;

/// What the program ends with, prints, and says on the side.
struct Said {
    code: Option<i32>,
    printed: String,
    aside: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.printed).expect(&self.aside)
    }

    /// Number of the leaf, file and code of all failures.
    fn failures(&self) -> Vec<(Option<u64>, String, String)> {
        let json = self.json();
        let list = json["failures"].as_array().expect("a list").clone();
        list.iter()
            .map(|failure| {
                let text = |name: &str| failure[name].as_str().unwrap_or_default().to_owned();
                (failure["leaf"].as_u64(), text("file"), text("code"))
            })
            .collect()
    }

    fn codes(&self) -> Vec<String> {
        self.failures()
            .into_iter()
            .map(|(_, _, code)| code)
            .collect()
    }
}

/// Runs `comitia verify poll`.
async fn verify(arguments: &[&str]) -> Said {
    let mut command = command(BINARY);
    command.args(["verify", "poll"]).args(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.expect("no panic").expect("it runs");
    Said {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).expect("text"),
        aside: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A poll of 21 voters, counted, with its promises.
async fn counted(town: &Town) -> (SecretPoll, Vec<Promise>) {
    let mut people = Vec::new();
    for number in 0..21 {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    let text = PollText {
        secret: true,
        revote: true,
        ..PollText::default()
    };
    let secret = SecretPoll::open(town, &text).await;
    let mut promises = Vec::new();
    for (number, person) in (0_u16..).zip(&people) {
        let mut device = Device::new(town, &secret, &person.browser).await;
        device.enrol(&secret, person).await;
        promises.push(device.cast(town, &secret, &[number % 3 + 1]).await);
    }
    town.jobs().await;
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
    (secret, promises)
}

/// A copy of a record in which one file is another.
fn changed(
    record: &Path,
    name: &str,
    change: impl FnOnce(Vec<u8>) -> Vec<u8>,
) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(record) {
        let entry = entry.expect("an entry");
        let to = copy
            .path()
            .join(entry.path().strip_prefix(record).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).expect("a folder");
        } else {
            std::fs::copy(entry.path(), to).expect("a copy");
        }
    }
    let file = copy.path().join(name);
    let before = std::fs::read(&file).expect(name);
    std::fs::write(&file, change(before)).expect(name);
    copy
}

async fn failures_with(
    record: &Path,
    name: &str,
    change: impl FnOnce(Vec<u8>) -> Vec<u8>,
) -> Vec<(Option<u64>, String, String)> {
    let copy = changed(record, name, change);
    let said = verify(&[&copy.path().display().to_string(), "--json"]).await;
    assert_eq!(said.code, Some(1), "{name}: {}", said.printed);
    said.failures()
}

/// The only bundle of leaves in a folder.
fn bundle_of(record: &Path) -> String {
    let narrow = record.join("tile/entries/000.p");
    let mut entries = std::fs::read_dir(narrow).expect("a bundle");
    let width = entries.next().expect("one").expect("an entry").file_name();
    format!("tile/entries/000.p/{}", width.display())
}

both!(
    a_record_is_read_from_its_address_and_is_good,
    async |town: &Town| {
        let (secret, promises) = counted(town).await;
        let poll = secret.read(&town.visitor()).await.id().to_string();
        let files = tempfile::tempdir().expect("a folder");
        let mut kept: Vec<PathBuf> = Vec::new();
        for (number, promise) in promises.iter().enumerate() {
            kept.push(files.path().join(format!("{number}.json")));
            std::fs::write(&kept[number], to_json(promise).expect("JSON")).expect("a file");
        }
        let address = format!("{}/polls/{}", town.url, secret.id);
        let record = files.path().join("record");
        let record = record.display().to_string();
        let mut arguments = vec![
            &*address,
            "--keep",
            &record,
            "--json",
            "--poll-id",
            &poll,
            "--promise",
        ];
        let kept: Vec<String> = kept.iter().map(|file| file.display().to_string()).collect();
        arguments.extend(kept.iter().map(String::as_str));
        let said = verify(&arguments).await;
        assert_eq!(said.code, Some(0), "{}{}", said.printed, said.aside);
        let json = said.json();
        assert_eq!(
            (&json["good"], &json["report"]["ballots"]),
            (&Value::from(true), &Value::from(21))
        );
        assert_eq!(json["report"]["poll_id"].as_str().map(str::len), Some(43));

        // What was kept is good by itself, in words too, with one thread as with many.
        let said = verify(&[&record, "--threads", "1"]).await;
        assert_eq!(said.code, Some(0), "{}", said.printed);
        assert!(
            said.printed
                .contains("counted     21, invalid 0, unreadable 0"),
            "{}",
            said.printed
        );
        assert!(said.printed.contains("option      1 7"), "{}", said.printed);
        // Reading it again into the same folder changes nothing.
        let again = verify(&[&format!("{address}/record/"), "--keep", &record]).await;
        assert_eq!(again.code, Some(0), "{}{}", again.printed, again.aside);

        let other = "0".repeat(64);
        let said = verify(&[&record, "--json", "--poll-id", &other]).await;
        assert_eq!(
            (said.code, said.codes()),
            (Some(1), vec!["OtherPoll".to_owned()])
        );
    }
);

both!(
    a_damaged_record_is_told_by_file_and_leaf,
    async |town: &Town| {
        let (secret, _) = counted(town).await;
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("record");
        let address = format!("{}/polls/{}", town.url, secret.id);
        let read = verify(&[&address, "--keep", &record.display().to_string()]).await;
        assert_eq!(read.code, Some(0), "{}{}", read.printed, read.aside);
        let leaves = bundle_of(&record);

        // One bit of the seventh leaf, a ballot: the leaf is named, by its signature and by its hash in the tile.
        let found = failures_with(&record, &leaves, |bytes| {
            let mut all = unbundle(&bytes).expect("leaves");
            let end = all[7].len() - 1;
            all[7][end] ^= 1;
            bundle(all.iter().map(Vec::as_slice)).expect("short")
        })
        .await;
        let of_leaf: Vec<&str> = found
            .iter()
            .filter(|(leaf, _, _)| *leaf == Some(7))
            .map(|(_, _, code)| code.as_str())
            .collect();
        assert!(
            of_leaf.contains(&"Ballot") && of_leaf.contains(&"Tile"),
            "{found:?}"
        );
        assert!(found.iter().any(|(_, _, code)| code == "Root"), "{found:?}");

        // Cut off in the middle of a leaf.
        let found = failures_with(&record, &leaves, |mut bytes| {
            bytes.truncate(bytes.len() - 5);
            bytes
        })
        .await;
        assert!(
            found
                .iter()
                .any(|(leaf, file, _)| leaf.is_some() && *file == leaves),
            "{found:?}"
        );
        assert!(
            found.iter().any(|(_, _, code)| code == "Truncated"),
            "{found:?}"
        );

        type Change = fn(Vec<u8>) -> Vec<u8>;
        let changes: [(&str, Change, &str); 6] = [
            (
                "manifest.json",
                |bytes| {
                    text(&bytes)
                        .replacen("\"min_k\":20", "\"min_k\":21", 1)
                        .into()
                },
                "FileDiffers",
            ),
            ("manifest.json", |_| b"{}".to_vec(), "FileForm"),
            (
                "text.json",
                |bytes| text(&bytes).replacen('[', "[\"More\",", 1).into(),
                "Text",
            ),
            (
                "roll",
                |mut bytes| {
                    bytes[0] ^= 1;
                    bytes
                },
                "RollRoot",
            ),
            (
                "roll",
                |mut bytes| {
                    bytes.pop();
                    bytes
                },
                "FileForm",
            ),
            ("checkpoints/sizes", |_| b"1\n1\n".to_vec(), "FileForm"),
        ];
        for (name, change, code) in changes {
            let found = failures_with(&record, name, change).await;
            assert!(
                found.iter().any(|(_, _, found)| found == code),
                "{name}: {found:?}"
            );
        }
    }
);

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[tokio::test]
async fn what_is_no_record_cannot_be_read() {
    let empty = tempfile::tempdir().expect("a folder");
    let empty = empty.path().display().to_string();
    for arguments in [
        vec!["/nowhere/at/all"],
        vec![&*empty],
        vec!["http://127.0.0.1:1/polls/1"],
        vec![&*empty, "--poll-id", "12"],
        vec![&*empty, "--promise", "/nowhere/at/all"],
    ] {
        let said = verify(&arguments).await;
        assert_eq!(said.code, Some(2), "{arguments:?} {}", said.printed);
        assert!(said.aside.starts_with("comitia: "), "{}", said.aside);
    }
}

#[tokio::test]
async fn a_record_of_many_leaves_has_the_same_report_with_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("record");
    let mut make = command(BINARY);
    make.arg("bench-record").arg(&record);
    make.args(["--voters", "60", "--ballots-each", "9"]);
    assert!(make.status().expect("it runs").success());
    let record = record.display().to_string();
    let one = verify(&[&record, "--json", "--threads", "1"]).await;
    assert_eq!(one.code, Some(0), "{}{}", one.printed, one.aside);
    let ballots = &one.json()["report"]["ballots"];
    assert_eq!(ballots, &Value::from(540));
    for bundle in ["tile/entries/000", "tile/entries/001"] {
        let copy = changed(Path::new(&record), bundle, |mut bytes| {
            for place in (5000..bytes.len()).step_by(20_011) {
                bytes[place] ^= 1;
            }
            bytes
        });
        let copy = copy.path().display().to_string();
        let one = verify(&[&copy, "--json", "--threads", "1"]).await;
        let many = verify(&[&copy, "--json", "--threads", "5"]).await;
        assert_eq!(one.code, Some(1), "{}", one.printed);
        assert_eq!(one.printed, many.printed);
    }
}
