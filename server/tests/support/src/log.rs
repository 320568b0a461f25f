//! What the server writes to its log during a test.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};
use tracing_subscriber::fmt::MakeWriter;

/// The log of this process, from the first call of [`Log::capture`] on. Tests in one process share it: look for ids of your own.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Begins to keep the log, all levels of our own and `info` of others, in the form the server prints.
    #[must_use]
    pub fn capture() -> Self {
        static LOG: OnceLock<Log> = OnceLock::new();
        LOG.get_or_init(|| {
            let log = Self::default();
            let subscriber = tracing_subscriber::fmt()
                .json()
                .with_env_filter("info,app=trace,server=trace,comitia=trace")
                .with_writer(log.clone())
                .finish();
            // Fails if a test has set one of its own, which then sees the log instead.
            let _ = tracing_subscriber::util::SubscriberInitExt::try_init(subscriber);
            log
        })
        .clone()
    }

    /// All that was written so far.
    #[must_use]
    pub fn text(&self) -> String {
        let bytes = self.0.lock().expect("no writer panics");
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .expect("no writer panics")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
