//! `comitia admin …`: what whoever runs the server does at its command line, the first administrator above all.

use crate::assets::Assets;
use crate::clock::SystemClock;
use crate::config::Config;
use app::db::Databases;
use app::identity;
use domain::actor::Role;

/// What can be done.
#[derive(clap::Subcommand)]
pub enum Admin {
    /// Gives somebody a role. The account is made if there is none; its owner then signs in with a link to that address.
    Grant {
        /// Settings: which database.
        #[command(flatten)]
        config: Box<Config>,
        /// E-mail address of the account.
        #[arg(long)]
        email: String,
        /// moderator, councillor, case_worker, unit_manager, administrator or auditor.
        #[arg(long)]
        role: String,
        /// Name of the space in its address; without it the role holds in the whole municipality.
        #[arg(long)]
        space: Option<String>,
    },
    /// Prints the key by which issuers of secret polls that others run know this municipality. It is made the first time.
    AskingKey {
        /// Settings: which folder of keys, and the address.
        #[command(flatten)]
        config: Box<Config>,
    },
}

/// Does it.
///
/// # Errors
/// In words for whoever typed it.
pub async fn run(admin: Admin) -> Result<(), Box<dyn std::error::Error>> {
    let (config, email, role, space) = match admin {
        Admin::Grant {
            config,
            email,
            role,
            space,
        } => (config, email, role, space),
        Admin::AskingKey { config } => {
            let (app, _) = crate::workbench(&config, SystemClock::default()).await?;
            let key = app::secret::asking_key(&app).map_err(|problem| format!("{problem:?}"))?;
            println!("{}", key.public());
            app.databases().close().await;
            return Ok(());
        }
    };
    let email = domain::text::email(&email).ok_or("This is no e-mail address.")?;
    let role = Role::from_word(&role).ok_or_else(|| {
        let words = Role::ALL.map(Role::word).join(", ");
        format!("There is no such role. There are: {words}.")
    })?;
    std::fs::create_dir_all(&config.data)?;
    let databases = Databases::open(&config.places()).await?;
    let space = match space {
        None => None,
        Some(slug) => Some(
            app::spaces::id_of(&mut databases.main.read().await?, &slug)
                .await?
                .ok_or("There is no such space.")?,
        ),
    };
    let site = crate::site(&config, config.listen, &Assets::load(&config.site))?;
    let (app, _) = crate::state(&config, databases, SystemClock::default(), site)?;
    let given = identity::grant_by_operator(&app, &email, role, space).await?;
    println!(
        "{}",
        if given {
            "Granted."
        } else {
            "This role is held already."
        }
    );
    app.databases().close().await;
    Ok(())
}
