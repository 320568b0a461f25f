//! The only place that reads the machine's clock and its source of randomness.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the place the rule points to"
)]

use app::clock::Clock;
use jiff::Timestamp;
use rand::TryRng;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// The machine's clock, shifted by as much as a test wants.
#[derive(Clone, Debug, Default)]
pub struct SystemClock {
    shift: Arc<AtomicI64>,
}

impl SystemClock {
    /// Moves this clock and all its clones forward by so many seconds.
    pub fn advance(&self, seconds: i64) {
        self.shift.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let shifted = Timestamp::now().as_millisecond() + self.shift.load(Ordering::SeqCst) * 1000;
        Timestamp::from_millisecond(shifted).unwrap_or(Timestamp::MAX)
    }

    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn random(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness there are no secrets: stopping is the only safe answer.
        rand::rngs::SysRng
            .try_fill_bytes(&mut bytes)
            .expect("the operating system gives random bytes");
        bytes
    }
}
