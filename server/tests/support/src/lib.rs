//! What the server's tests stand on: a whole server in this process, with a database of its own of either kind, and a browser.
//!
//! ```ignore
//! use support::{Town, both};
//!
//! both!(the_home_page_has_a_title, async |town: &Town| {
//!     let page = town.visitor().get("/").await;
//!     assert_eq!(page.status, 200);
//!     assert!(page.title().contains("Lindenau"));
//! });
//!
//! // With other settings:
//! both!(a_demonstration_says_so, |config| config.demo = true, async |town: &Town| { /* … */ });
//! ```

mod browser;
pub mod drafting;
pub mod forum;
mod html;
pub mod ideas;
pub mod issuer;
pub mod links;
mod log;
pub mod node;
pub mod passkey;
mod people;
pub mod program;
pub mod proposing;
pub mod python;
pub mod secret;
pub mod slapd;
pub mod smtp;
pub mod sources;
mod town;
pub mod upload;
pub mod voting;
pub mod witness;

pub use browser::{Browser, Reply};
pub use log::Log;
pub use people::{Person, PollText};
pub use town::{Engine, Town};

/// One test as two, on SQLite and on PostgreSQL. The PostgreSQL half runs if `COMITIA_TEST_POSTGRES` names a server; with `CI=true` it has to.
#[macro_export]
macro_rules! both {
    ($name:ident, $body:expr) => {
        $crate::both!($name, |_| (), $body);
    };
    ($name:ident, $set:expr, $body:expr) => {
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::Town::with($crate::Engine::Sqlite, $set, $body).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::Town::with($crate::Engine::Postgres, $set, $body).await;
            }
        }
    };
}
