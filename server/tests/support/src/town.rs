//! A municipality for one test.

use crate::Browser;
use app::web::AppState;
use futures::FutureExt;
use server::clock::SystemClock;
use server::config::Config;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::oneshot;

/// The variable that names a PostgreSQL server on which tests may make and drop databases.
const POSTGRES: &str = "COMITIA_TEST_POSTGRES";

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in the test's folder.
    Sqlite,
    /// A database of its own on the server named by `COMITIA_TEST_POSTGRES`.
    Postgres,
}

/// A running server. No job runs by itself: a test says when, with [`Town::jobs`].
pub struct Town {
    /// Its database.
    pub engine: Engine,
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its clock; `advance` moves it forward.
    pub clock: SystemClock,
    /// What its handlers can reach.
    pub app: AppState,
    /// Its settings.
    pub config: Config,
}

impl Town {
    /// Starts a town, runs the test in it, and removes all of it, also after a failure.
    pub async fn with(
        engine: Engine,
        set: impl FnOnce(&mut Config),
        test: impl AsyncFnOnce(&Self),
    ) {
        let Some(database) = Database::make(engine).await else {
            return;
        };
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut config = Config {
            listen: "127.0.0.1:0".parse().expect("an address"),
            data: folder.path().join("data"),
            site: folder.path().join("no-bundle"),
            database: database.url(folder.path()),
            ..Config::default()
        };
        set(&mut config);
        let (town, stop, served) = start(engine, config).await;
        let outcome = AssertUnwindSafe(test(&town)).catch_unwind().await;
        drop(town);
        let _ = stop.send(());
        let ended = served.await.expect("the server does not panic");
        database.drop().await;
        match outcome {
            Ok(()) => ended.expect("the server ends well"),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Runs every job once, as the worker does every second.
    pub async fn jobs(&self) {
        server::jobs::round(&self.app).await;
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn visitor(&self) -> Browser {
        Browser::new(self.address)
    }
}

async fn start(
    engine: Engine,
    config: Config,
) -> (
    Town,
    oneshot::Sender<()>,
    tokio::task::JoinHandle<std::io::Result<()>>,
) {
    let clock = SystemClock::default();
    let server = server::build(&config, clock.clone())
        .await
        .expect("the server starts");
    let town = Town {
        engine,
        url: format!("http://{}", server.address),
        address: server.address,
        clock,
        app: server.app.clone(),
        config,
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = server.serve(async {
        let _ = stopped.await;
    });
    (town, stop, tokio::spawn(serving))
}

/// The database of one test.
enum Database {
    Sqlite,
    Postgres { server: url::Url, name: String },
}

impl Database {
    /// `None`: there is no server to make it on, and none is demanded.
    async fn make(engine: Engine) -> Option<Self> {
        if engine == Engine::Sqlite {
            return Some(Self::Sqlite);
        }
        let Ok(server) = std::env::var(POSTGRES) else {
            assert!(
                std::env::var_os("CI").is_none(),
                "with CI set, {POSTGRES} has to name a PostgreSQL server"
            );
            println!("skipped: {POSTGRES} names no PostgreSQL server");
            return None;
        };
        let clock: Arc<dyn app::clock::Clock> = Arc::new(SystemClock::default());
        let name = format!("town_{}", clock.id().simple());
        run(
            &server,
            format!("CREATE DATABASE {name} TEMPLATE template0"),
        )
        .await;
        let server = server.parse().expect("an address of PostgreSQL");
        Some(Self::Postgres { server, name })
    }

    /// The setting `database`.
    fn url(&self, _folder: &Path) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres { server, name } => {
                let mut url = server.clone();
                url.set_path(name);
                Some(url.into())
            }
        }
    }

    async fn drop(self) {
        if let Self::Postgres { server, name } = self {
            run(
                server.as_str(),
                format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
        }
    }
}

/// Runs a statement outside of any transaction; its text is made here alone, from an id.
async fn run(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("the PostgreSQL server answers");
    connection
        .execute(AssertSqlSafe(statement))
        .await
        .expect("the test's database is made and dropped");
    let _ = connection.close().await;
}
