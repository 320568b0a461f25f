//! The keys of polls: where they lie, who can read them, and that they are gone when a poll is archived.

use app::polls::jobs::destroy_keys;
use domain::actor::Role;
use domain::ids::PollId;
use domain::poll::Step;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::drafting::take;
use support::program::Program;
use support::voting::{close, open_poll, vote};
use support::{Browser, PollText, Town, both};

fn elsewhere(config: &mut server::config::Config) {
    config.keys = Some(config.data.with_file_name("locked away"));
}

fn mode(path: &Path) -> u32 {
    let found = std::fs::metadata(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    found.permissions().mode() & 0o777
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn key_file(town: &Town, poll: PollId) -> PathBuf {
    town.config
        .keys_folder()
        .join(format!("participation-{poll}"))
}

/// The keys of polls in a folder; other parts keep theirs beside them.
fn of_polls(folder: &Path) -> Vec<PathBuf> {
    let is_of_poll = |file: &PathBuf| file.display().to_string().contains("/participation-");
    files(folder).into_iter().filter(is_of_poll).collect()
}

fn holds(path: &Path, key: &[u8]) -> bool {
    let bytes = std::fs::read(path).expect("a file");
    bytes.windows(key.len()).any(|window| window == key)
}

both!(
    keys_lie_where_the_setting_says_and_only_their_owner_reads_them,
    elsewhere,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town, &PollText::default()).await;
        assert_eq!(vote(&ada.browser, poll, &["1"]).await.status, 303);
        let folder = town.config.keys_folder();
        assert!(!folder.starts_with(&town.config.data));
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(of_polls(&folder), [key_file(town, poll)]);
        assert_eq!(mode(&key_file(town, poll)), 0o600);
        let key = std::fs::read(key_file(town, poll)).expect("the key");
        assert_eq!(key.len(), 32);
        assert!(!town.config.data.join("keys").exists());
        for file in files(&town.config.data) {
            assert!(!holds(&file, &key), "the key is in {}", file.display());
        }
    }
);

both!(
    without_the_setting_keys_lie_apart_from_the_database,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        let folder = town.config.data.join("keys");
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(of_polls(&folder), [key_file(town, poll)]);
        assert_eq!(mode(&key_file(town, poll)), 0o600);
        let key = std::fs::read(key_file(town, poll)).expect("the key");
        for file in files(&town.config.data) {
            let is_key = file == key_file(town, poll);
            assert_eq!(holds(&file, &key), is_key, "{}", file.display());
        }
    }
);

both!(
    the_program_takes_the_folder_of_keys_from_its_environment,
    elsewhere,
    async |town: &Town| {
        let space = town.space("budget").await;
        let poll = town.poll(space, "published", &PollText::default()).await;
        let program = Program::serve(env!("CARGO_BIN_EXE_comitia"), &town.config);
        // Its own worker opens the poll.
        let file = key_file(town, poll);
        for _ in 0..600 {
            if file.exists() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        program.kill();
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&town.config.keys_folder()), 0o700);
        assert!(!town.config.data.join("keys").exists());
    }
);

#[test]
fn the_settings_in_force_name_the_folder_of_keys() {
    let printed = |variable: Option<&str>, option: Option<&str>| {
        let mut command = support::program::command(env!("CARGO_BIN_EXE_comitia"));
        command.arg("config").args(option);
        command.envs(variable.map(|folder| ("COMITIA_KEYS", folder)));
        let output = command.output().expect("it runs");
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(!printed(None, None).contains("keys ="));
    assert!(printed(Some("/by/variable"), None).contains("keys = \"/by/variable\""));
    let both = printed(Some("/by/variable"), Some("--keys=/by/option"));
    assert!(both.contains("keys = \"/by/option\""), "{both}");
}

async fn administrator(town: &Town) -> Browser {
    town.official("Ada", Role::Administrator, None)
        .await
        .browser
}

/// Keeps the key of a poll from being destroyed: what lies in its place is no file.
fn block(file: &Path) {
    std::fs::remove_file(file).expect("removed");
    std::fs::create_dir(file).expect("a folder in its place");
}

fn put_back(file: &Path, key: &[u8]) {
    if file.is_dir() {
        std::fs::remove_dir(file).expect("the folder is empty");
    }
    std::fs::write(file, key).expect("the key is back");
}

both!(
    a_key_that_was_not_destroyed_at_once_is_destroyed_later,
    async |town: &Town| {
        let [first, second, other] = [
            open_poll(town, &PollText::default()).await,
            open_poll(town, &PollText::default()).await,
            open_poll(town, &PollText::default()).await,
        ];
        close(town).await;
        let open = open_poll(town, &PollText::default()).await;
        let ada = administrator(town).await;
        let archived = [first, second].map(|poll| key_file(town, poll));
        let key = std::fs::read(&archived[0]).expect("the key");
        for (poll, file) in [first, second].into_iter().zip(&archived) {
            block(file);
            let path = format!("/admin/polls/{poll}");
            // The archive is done; that the key is still there is our fault, and said.
            let reply = take(&ada, &path, Step::Archive, "").await;
            assert_eq!(reply.status, 500, "{}", reply.text());
            assert!(ada.get(&path).await.body.contains("tag archived"));
        }
        // One that cannot be destroyed keeps no other back, whichever comes first.
        for (blocked, free) in [(0, 1), (1, 0)].map(|(a, b)| (&archived[a], &archived[b])) {
            put_back(blocked, &key);
            put_back(free, &key);
            block(blocked);
            assert!(destroy_keys(&town.app).await.is_err(), "nothing is hidden");
            assert!(!free.exists(), "it waits for the other");
            put_back(blocked, &key);
        }
        for _ in 0..2 {
            destroy_keys(&town.app)
                .await
                .expect("destroyed, or nothing to do");
            assert!(archived.iter().all(|file| !file.exists()));
        }
        for poll in [other, open] {
            assert!(key_file(town, poll).exists(), "{poll} is not archived");
        }
    }
);

both!(
    what_is_left_of_an_interrupted_destruction_goes_too,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        let file = key_file(town, poll);
        let key = std::fs::read(&file).expect("the key");
        close(town).await;
        let ada = administrator(town).await;
        let path = format!("/admin/polls/{poll}");
        assert_eq!(take(&ada, &path, Step::Archive, "").await.status, 303);
        assert!(!file.exists());
        // Stopped after the archive, after the key was overwritten, and while it was: the file is there, whole, of zeros, or cut off.
        for left in [key, vec![0; 32], Vec::new()] {
            std::fs::write(&file, left).expect("written");
            destroy_keys(&town.app).await.expect("destroyed");
            assert!(!file.exists());
        }
    }
);
