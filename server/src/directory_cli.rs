//! `comitia directory …`: tries the staff directory, and follows it.

use crate::clock::SystemClock;
use crate::config::Config;
use app::directory::{self, Outcome, Run, What};

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
        /// Also if so much would go at once that it stops otherwise: the code that it printed then. It stands for exactly those changes.
        #[arg(long, value_name = "CODE")]
        confirm: Option<String>,
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
            confirm,
        } => {
            let (app, _) = crate::workbench(&config, SystemClock::default()).await?;
            let how = Run {
                is_dry: dry_run,
                confirmed: confirm,
            };
            let outcome = directory::run(&app, how).await;
            app.databases().close().await;
            let outcome = outcome?;
            print!("{}", words(&outcome, dry_run));
            if outcome.is_stopped {
                let code = outcome.code();
                return Err(format!("Nothing was changed: so much would go at once that somebody has to confirm it. Look at the directory; --confirm {code} does exactly the above.").into());
            }
        }
    }
    Ok(())
}

/// The outcome, a line for each change.
fn words(outcome: &Outcome, is_dry: bool) -> String {
    let lists = [
        ("came", What::Joined),
        ("left", What::Departed),
        ("role given", What::Granted),
        ("role taken", What::Revoked),
        ("keeps the role, as nobody else has it", What::Kept),
    ];
    let lines = lists.iter().flat_map(|(words, what)| {
        let line = move |name: String| format!("{words}: {name}\n");
        outcome.whom(*what).into_iter().map(line)
    });
    let mut text: String = lines.collect();
    text.push_str(match (is_dry, text.is_empty()) {
        (_, true) => "Nothing changes.\n",
        (true, false) => "This was a preview. Nothing was changed.\n",
        (false, false) => "",
    });
    text
}
