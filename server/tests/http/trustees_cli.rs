//! `comitia trustee …` run as a program: three people make a key from files, and two of them open.

use ballot::secret::{Ceremony, Task, TrusteeAnswer, TrusteeFile, from_json, to_json};
use std::path::Path;
use std::process::Output;

const PROGRAM: &str = env!("CARGO_BIN_EXE_comitia");

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = support::program::command(PROGRAM);
    command.arg("trustee").args(arguments).current_dir(folder);
    command.output().expect("the program runs")
}

/// A step of one trustee; the task goes in as a file, and the answer comes out as one.
fn step(folder: &Path, step: &str, task: &Task) -> TrusteeAnswer {
    std::fs::write(folder.join("task"), to_json(task).expect("JSON")).expect("a file");
    let secret = format!("secret-{}", task.index);
    let output = run(
        folder,
        &[step, "--secret", &secret, "--in", "task", "--out", "answer"],
    );
    assert!(output.status.success(), "{step}: {output:?}");
    let answer = std::fs::read(folder.join("answer")).expect("an answer");
    from_json(&answer).expect("an answer of ours")
}

#[test]
fn a_key_is_made_and_handed_in_from_files_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let mut task = Task {
        ceremony: Ceremony {
            poll: "poll-1".to_owned(),
            nonce: [5; 32],
            t: 2,
            n: 3,
        },
        index: 1,
        joined: Vec::new(),
        dealt: Vec::new(),
        trial: None,
    };
    let of = |task: &Task, index| Task {
        index,
        ..task.clone()
    };
    for index in 1..=3 {
        let joined = step(folder, "join", &of(&task, index)).joined;
        task.joined.push(joined.expect("joined"));
    }
    for index in 1..=3 {
        let dealt = step(folder, "deal", &of(&task, index)).dealt;
        task.dealt.push(dealt.expect("dealt"));
    }
    for index in 1..=3 {
        let confirmed = step(folder, "confirm", &of(&task, index)).confirmed;
        let confirmed = confirmed.expect("confirmed");
        task.check_confirmed(&confirmed).expect("right");
    }
    let shares: Vec<_> = [1, 3]
        .into_iter()
        .map(|index| {
            step(folder, "share", &of(&task, index))
                .share
                .expect("a share")
        })
        .collect();
    let sealing = task.sealing().expect("a key");
    assert!(sealing.interpolate(&shares).is_ok());

    // Paper is as good as the file.
    let sheet = run(folder, &["sheet", "--secret", "secret-2"]);
    let digits = String::from_utf8(sheet.stdout).expect("text");
    let written = run(
        folder,
        &[
            "from-sheet",
            "--secret",
            "again",
            "--in",
            "task",
            digits.trim(),
        ],
    );
    assert!(written.status.success(), "{written:?}");
    let read = |name: &str| -> TrusteeFile {
        from_json(&std::fs::read(folder.join(name)).expect("a file")).expect("a secret")
    };
    assert_eq!(read("again").secret, read("secret-2").secret);
    // A secret is never written over, and somebody else's is refused.
    let over = run(
        folder,
        &[
            "from-sheet",
            "--secret",
            "secret-1",
            "--in",
            "task",
            digits.trim(),
        ],
    );
    assert!(!over.status.success());
    let other = run(
        folder,
        &[
            "share", "--secret", "secret-1", "--in", "task", "--out", "answer",
        ],
    );
    assert!(!other.status.success(), "the task is of trustee 3");
}
