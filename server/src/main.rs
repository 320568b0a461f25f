//! `comitia`: one program for the service and all that is done beside it.

use clap::{Parser, Subcommand};
use server::clock::SystemClock;
use server::config::Config;
use server::imports;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Citizen participation for a municipality: polls that anybody can check.
#[derive(Parser)]
#[command(name = "comitia", version)]
struct Cli {
    /// TOML file with settings; `COMITIA_…` variables and options win over it.
    #[arg(long, global = true, env = "COMITIA_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the service.
    Serve {
        #[command(flatten)]
        config: Config,
    },
    /// Brings the database's schema up to date and ends.
    Migrate {
        #[command(flatten)]
        config: Config,
    },
    /// Reads residents or polls from files.
    Import {
        #[command(subcommand)]
        what: imports::Import,
    },
    /// What is done at the command line in place of a page, the first administrator above all.
    Admin {
        #[command(subcommand)]
        admin: server::admin_cli::Admin,
    },
    /// Checks that what must not change is as it was written.
    Verify {
        #[command(subcommand)]
        what: server::verify_cli::Verify,
    },
    /// The steps of somebody who keeps a part of the key of a secret poll, from files.
    Trustee {
        #[command(subcommand)]
        what: server::trustee_cli::Trustee,
    },
    /// Follows records of secret polls and cosigns their checkpoints.
    Witness(server::witness::Options),
    /// Gives credentials for secret polls of municipalities, beside them and apart from them.
    Issuer(Box<server::issuer::Issuer>),
    /// Tries the directory of staff, and follows it.
    Directory {
        #[command(subcommand)]
        what: server::directory_cli::Directory,
    },
    /// Fills a database for measurements.
    #[command(hide = true)]
    BenchData {
        #[command(flatten)]
        amounts: server::bench_data::Amounts,
        #[command(flatten)]
        config: Box<Config>,
    },
    /// Writes the record of a secret poll for measurements.
    #[command(hide = true)]
    BenchRecord(server::bench_record::Amounts),
    /// Prints the settings in force.
    Config {
        #[command(flatten)]
        config: Config,
    },
}

fn main() -> ExitCode {
    let cli = match with_file() {
        Ok(arguments) => Cli::parse_from(arguments),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let filter = EnvFilter::try_from_env("COMITIA_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,comitia::requests=warn,tower_sessions=error"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli.command)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("comitia: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The command line, with the settings of the file named by `--config` or `COMITIA_CONFIG` put in behind the subcommand.
fn with_file() -> Result<Vec<String>, String> {
    let mut arguments: Vec<String> = std::env::args().collect();
    if !takes_settings(&arguments) {
        return Ok(arguments);
    }
    let named = arguments
        .iter()
        .position(|argument| argument == "--config")
        .and_then(|at| arguments.get(at + 1).cloned());
    let joined = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--config=").map(str::to_owned));
    let Some(path) = named
        .or(joined)
        .or_else(|| std::env::var("COMITIA_CONFIG").ok())
    else {
        return Ok(arguments);
    };
    let settings = Config::file_arguments(&PathBuf::from(path))?;
    let given = |setting: &String| {
        let option = setting.split('=').next().unwrap_or(setting);
        arguments
            .iter()
            .any(|argument| argument.split('=').next() == Some(option))
    };
    let added: Vec<String> = settings
        .into_iter()
        .filter(|setting| !given(setting))
        .collect();
    arguments.extend(added);
    Ok(arguments)
}

/// Strangers, witnesses and other issuers have no settings of a town, and their commands know none.
fn takes_settings(arguments: &[String]) -> bool {
    let is_verifying = arguments.windows(2).any(|pair| pair == ["verify", "poll"]);
    let alone = ["witness", "issuer", "bench-record"];
    !is_verifying
        && !arguments
            .iter()
            .any(|argument| alone.contains(&argument.as_str()))
}

async fn run(command: Command) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match command {
        Command::Serve { config } => {
            let server = server::build(&config, SystemClock::default()).await?;
            if config.demo {
                if server::demo::fill(&server.app).await? {
                    print!("{}", server::demo::sign_in_table(&server.app));
                } else {
                    println!("The database is not empty: the demonstration is not filled in.");
                }
            }
            println!("listening on http://{}", server.address);
            println!("open {}", server.app.site.base_url);
            server.run(stop_signal()).await?;
        }
        Command::Migrate { config } => {
            std::fs::create_dir_all(&config.data)?;
            app::db::Databases::open(&config.places())
                .await?
                .close()
                .await;
            println!("The schema is up to date.");
        }
        Command::Import { what } => imports::run(what).await?,
        Command::Directory { what } => server::directory_cli::run(what).await?,
        Command::Admin { admin } => server::admin_cli::run(admin).await?,
        Command::Trustee { what } => server::trustee_cli::run(&what)?,
        Command::Witness(options) => server::witness::run(options, stop_signal()).await?,
        Command::Issuer(issuer) => server::issuer::run(*issuer, stop_signal()).await?,
        Command::Verify { what } => return server::verify_cli::run(what).await,
        Command::BenchData { amounts, config } => {
            server::bench_data::run(&config, &amounts).await?;
        }
        Command::BenchRecord(amounts) => {
            let written = tokio::task::spawn_blocking(move || server::bench_record::run(&amounts));
            written.await?.map_err(|error| error.to_string())?;
        }
        Command::Config { config } => print!("{}", toml::to_string_pretty(&config)?),
    }
    Ok(ExitCode::SUCCESS)
}

/// Ready when the process is asked to stop.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
