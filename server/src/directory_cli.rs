//! `comitia directory …`: tries the staff directory, and follows it.

use crate::clock::SystemClock;
use crate::config::Config;
use app::directory::{self, Outcome, Run};

/// What can be done.
#[derive(clap::Subcommand)]
pub enum Directory {
    /// Connects, and says how many people are found.
    Check {
        /// Settings.
        #[command(flatten)]
        config: Box<Config>,
    },
    /// Follows the directory now: who came gets their roles, who left loses them.
    Sync {
        /// Settings.
        #[command(flatten)]
        config: Box<Config>,
        /// Changes nothing, and prints what would change.
        #[arg(long)]
        dry_run: bool,
        /// Also if so many would leave at once that it stops otherwise.
        #[arg(long)]
        force: bool,
    },
}

/// Does it.
///
/// # Errors
/// In words for whoever typed it.
pub async fn run(what: Directory) -> Result<(), Box<dyn std::error::Error>> {
    match what {
        Directory::Check { config } => {
            let (app, _) = crate::workbench(&config, SystemClock::default()).await?;
            let people = directory::check(&app).await;
            app.databases().close().await;
            println!("The directory answers. It names {} people.", people?);
        }
        Directory::Sync {
            config,
            dry_run,
            force,
        } => {
            let (app, _) = crate::workbench(&config, SystemClock::default()).await?;
            let how = Run {
                is_dry: dry_run,
                is_forced: force,
            };
            let outcome = directory::run(&app, how).await;
            app.databases().close().await;
            let outcome = outcome?;
            print!("{}", words(&outcome, dry_run));
            if outcome.is_stopped {
                return Err("Nothing was changed: too many people would leave at once. Look at the directory; --force goes on anyway.".into());
            }
        }
    }
    Ok(())
}

/// The outcome, a line for each change.
fn words(outcome: &Outcome, is_dry: bool) -> String {
    let lists = [
        ("came", &outcome.joined),
        ("left", &outcome.departed),
        ("role given", &outcome.granted),
        ("role taken", &outcome.revoked),
    ];
    let lines = lists.iter().flat_map(|(what, names)| {
        let line = move |name: &String| format!("{what}: {name}\n");
        names.iter().map(line)
    });
    let mut text: String = lines.collect();
    text.push_str(match (is_dry, text.is_empty()) {
        (_, true) => "Nothing changes.\n",
        (true, false) => "This was a preview. Nothing was changed.\n",
        (false, false) => "",
    });
    text
}
