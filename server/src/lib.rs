//! The server: settings, routes with their layers, jobs, mail, and the command line's work.

pub mod admin_cli;
pub mod assets;
pub mod bench_data;
pub mod bench_record;
pub mod channels;
pub mod clock;
pub mod config;
pub mod demo;
pub mod directory_cli;
pub mod imports;
pub mod issuer;
pub mod issuing;
pub mod jobs;
pub mod page_cache;
pub mod played_trustees;
pub mod router;
pub mod security;
pub mod sms;
pub mod trustee_cli;
pub mod verify_cli;
pub mod watching;
pub mod witness;

use app::clock::Clock;
use app::db::Databases;
use app::i18n::Locale;
use app::keys::Keys;
use app::polls::{Casting, RecentPolls};
use app::recent::Recent;
use app::secret::{FurtherIssuers, HeldPolls, Taking, Witnesses};
use app::web::{AppState, Reach, Site};
use assets::Assets;
use channels::Post;
use clock::SystemClock;
use config::Config;
use jiff::tz::TimeZone;
use security::Limits;
use sms::Gateway;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error("{0}")]
    Db(#[from] app::db::DbError),
    /// A file, a folder or the network.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// A setting.
    #[error("setting {0}: {1}")]
    Setting(&'static str, String),
}

/// A server that listens, ready to run.
pub struct Server {
    /// What handlers can reach; tests use it too.
    pub app: AppState,
    /// Where it listens.
    pub address: SocketAddr,
    listener: TcpListener,
    router: axum::Router,
    limits: Arc<Limits>,
    box_task: JoinHandle<()>,
    post: Option<Post>,
    gateway: Option<Gateway>,
}

/// Opens and migrates the database, reads keys and assets, and binds the port.
///
/// # Errors
/// [`StartError`], in words for whoever started it.
pub async fn build(config: &Config, clock: SystemClock) -> Result<Server, StartError> {
    std::fs::create_dir_all(&config.data)
        .map_err(|e| StartError::Io(config.data.display().to_string(), e))?;
    let databases = Databases::open(&config.places()).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|e| StartError::Io(config.listen.to_string(), e))?;
    let address = listener
        .local_addr()
        .map_err(|e| StartError::Io(config.listen.to_string(), e))?;
    let assets = Assets::load(&config.site);
    let site = site(config, address, &assets)?;
    let (app, box_task) = state(config, databases, clock, site)?;
    let gateway = Gateway::of(config, &app.keys)?;
    let limits = Arc::new(Limits::new(
        config.account_limit,
        config.address_limit,
        config.proxy,
    ));
    let router = router::router(app.clone(), assets, limits.clone());
    Ok(Server {
        app,
        address,
        listener,
        router,
        limits,
        box_task,
        post: Post::of(config)?,
        gateway,
    })
}

/// What handlers and the command line's work can reach.
///
/// # Errors
/// When the folder of keys cannot be made, or the address cannot carry passkeys.
pub fn state(
    config: &Config,
    databases: Databases,
    clock: SystemClock,
    site: Site,
) -> Result<(AppState, JoinHandle<()>), StartError> {
    let keys = Keys::open(config.keys_folder())
        .map_err(|e| StartError::Io(config.keys_folder().display().to_string(), e))?;
    let clock: Arc<dyn Clock> = Arc::new(clock);
    let webauthn =
        app::identity::webauthn(&site).map_err(|e| StartError::Setting("base_url", e))?;
    let (casting, casting_task) = Casting::start(databases.main.clone(), clock.clone());
    let (taking, taking_task) = Taking::start(databases.ballot_box.clone(), clock.clone());
    let box_task = tokio::spawn(async move {
        let _ = casting_task.await;
        let _ = taking_task.await;
    });
    Ok((
        AppState::new(Reach {
            db: databases.main,
            issuer_db: databases.issuer,
            box_db: databases.ballot_box,
            keys,
            clock,
            site: Arc::new(site),
            casting,
            taking,
            held_polls: HeldPolls::default(),
            recent_polls: RecentPolls::keeping(256),
            recent_ideas: Recent::keeping(256),
            recent_lists: Recent::keeping(64),
            recent_searches: Recent::keeping(64),
            recent_home: Recent::keeping(8),
            offers: app::federation::Offers::default(),
            webauthn: Arc::new(webauthn),
        }),
        box_task,
    ))
}

/// What handlers can reach, without a listening socket: for the command line's work. The task ends when the state is dropped.
///
/// # Errors
/// As [`build`], apart from the port.
pub async fn workbench(
    config: &Config,
    clock: SystemClock,
) -> Result<(AppState, JoinHandle<()>), StartError> {
    std::fs::create_dir_all(&config.data)
        .map_err(|e| StartError::Io(config.data.display().to_string(), e))?;
    let databases = Databases::open(&config.places()).await?;
    let site = site(config, config.listen, &Assets::load(&config.site))?;
    state(config, databases, clock, site)
}

/// The settings as pages see them.
///
/// # Errors
/// When the address, the time zone or the language makes no sense.
pub fn site(config: &Config, address: SocketAddr, assets: &Assets) -> Result<Site, StartError> {
    let base_url = match config.base_url.as_str() {
        "auto" => format!("http://localhost:{}", address.port()),
        given => given.trim_end_matches('/').to_owned(),
    };
    let islands = assets.islands();
    if islands.is_none() {
        tracing::warn!(folder = %config.site.display(), "no browser bundle: every page works, islands are off");
    }
    Ok(Site {
        name: config.name.clone(),
        operator: config.operator.clone(),
        contact: config.contact.clone(),
        base_url: url::Url::parse(&base_url)
            .map_err(|e| StartError::Setting("base_url", e.to_string()))?,
        time_zone: TimeZone::get(&config.time_zone)
            .map_err(|e| StartError::Setting("time_zone", e.to_string()))?,
        language: Locale::from_tag(&config.language)
            .ok_or_else(|| StartError::Setting("language", config.language.clone()))?,
        inactive_days: config.inactive_days,
        demo: config.demo,
        sms: config.demo || config.sms.is_some(),
        phone_prefix: config.phone_prefix.clone(),
        staff_passkey: config
            .staff_passkey()
            .map_err(|given| StartError::Setting("staff_passkey", given))?,
        directory: config
            .directory()
            .map_err(|e| StartError::Setting("directory", e))?,
        issuers: FurtherIssuers::read(&config.issuers)
            .map_err(|e| StartError::Setting("issuers", e))?,
        witnesses: Witnesses::read(&config.witnesses, config.witness_quorum)
            .map_err(|e| StartError::Setting("witnesses", e))?,
        style: assets.style(),
        islands,
        trustee_islands: assets.trustee_islands(),
        idea_islands: assets.idea_islands(),
        verify_islands: assets.verify_islands(),
        bundle_hashes: assets.bundle_hashes(),
    })
}

impl Server {
    /// Serves until `stop` is ready, with the worker beside it; then takes no new connection, finishes what is under way (30 seconds at
    /// most) and closes the database.
    ///
    /// # Errors
    /// When the listening socket fails.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let (stopping, stopped) = watch::channel(false);
        let jobs = jobs::start(self.app.clone(), self.limits.clone(), stopped.clone());
        let sender = channels::start(self.app.clone(), self.post.clone(), stopped.clone());
        let messages = sms::start(self.app.clone(), self.gateway.clone(), stopped.clone());
        let watching = watching::start(self.app.clone(), stopped.clone());
        let issuing = issuing::start(self.app.clone(), stopped);
        let stop = async move {
            stop.await;
            let _ = stopping.send(true);
        };
        let last = async {
            let _ = jobs.await;
            let _ = sender.await;
            let _ = messages.await;
            let _ = watching.await;
            let _ = issuing.await;
        };
        self.serve_then(stop, last).await
    }

    /// Serves as [`run`](Self::run) does, without a worker: for tests, which run jobs when they want them.
    ///
    /// # Errors
    /// When the listening socket fails.
    pub async fn serve(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        self.serve_then(stop, async {}).await
    }

    /// `last` ends after the connections and before the database is closed.
    async fn serve_then(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
        last: impl Future<Output = ()>,
    ) -> std::io::Result<()> {
        let (stopping, mut stopped) = watch::channel(false);
        let databases = self.app.databases();
        let service = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        let graceful = async move {
            stop.await;
            let _ = stopping.send(true);
        };
        let serving = axum::serve(self.listener, service).with_graceful_shutdown(graceful);
        tokio::select! {
            ended = serving => ended?,
            () = async {
                let _ = stopped.wait_for(|stopped| *stopped).await;
                tokio::time::sleep(std::time::Duration::from_secs(30)).await;
            } => tracing::warn!("some connections did not end in time"),
        }
        last.await;
        drop(self.app);
        let _ = tokio::time::timeout(std::time::Duration::from_secs(10), self.box_task).await;
        databases.close().await;
        Ok(())
    }
}
