//! The worker's side: it reads the files of the record as the verifier asks for them, one after the other, and keeps none. A worker may wait for a file, so the
//! verifier is the very code that the program runs.

use super::{At, Errand, Told, found};
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::tiles::TileName;
use ballot::secret::verify::{Evidence, Files, Place, Verdict};
use std::cell::RefCell;
use std::io::{Cursor, Error, ErrorKind, Read, Result};
use std::num::NonZeroUsize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, XmlHttpRequest, XmlHttpRequestResponseType};

/// Leaves after which the page is told how far it is.
const TOLD: u64 = 32;
/// How often a file is asked for that the server does not give now.
const TRIES: u32 = 4;
/// Milliseconds before it is asked for the second time; then twice as long each time.
const PATIENCE: f64 = 1000.0;

/// Called by the script of the bundle where there is no page. What is to be done stands in the worker's name.
#[wasm_bindgen]
pub fn work() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let Ok(errand) = serde_json::from_str::<Errand>(&scope.name()) else {
        return;
    };
    let tell = |told: &Told| {
        let text = serde_json::to_string(told).unwrap_or_default();
        // A page that is gone hears nothing.
        let _ = scope.post_message(&JsValue::from_str(&text));
    };
    let unreached = RefCell::new(None);
    let told = Address::new(&errand.record, &unreached)
        .map(|address| verified(address, &errand, &tell))
        .ok();
    let file = unreached.take();
    match (file, told) {
        (None, Some(told)) => tell(&told),
        (file, _) => tell(&Told::Unreached {
            file: file.unwrap_or_else(|| "checkpoint".to_owned()),
        }),
    }
}

fn verified(address: Address, errand: &Errand, tell: &impl Fn(&Told)) -> Told {
    let files = Files::new(address);
    let text = files.text();
    let of = files.size();
    tell(&Told::At(At {
        reading: 0,
        leaves: 0,
        of,
    }));
    let evidence = Evidence {
        poll_id: Some(errand.poll),
        text: text.clone(),
        ..Evidence::default()
    };
    let verdict = Verdict::of(files, &evidence, NonZeroUsize::MIN, |progress| {
        let leaves = progress.leaves + 1;
        if leaves.is_multiple_of(TOLD) || leaves == of {
            let reading = progress.reading;
            tell(&Told::At(At {
                reading,
                leaves,
                of,
            }));
        }
    });
    Told::Done(Box::new(found::found(
        &verdict,
        text.as_deref().unwrap_or_default(),
    )))
}

/// A record at an address, as far as it was when it was first looked at.
struct Address<'a> {
    record: &'a str,
    checkpoint: Vec<u8>,
    size: u64,
    /// The file that could not be read because the network or the server failed. From then on none is asked for: what is found is void.
    unreached: &'a RefCell<Option<String>>,
}

impl<'a> Address<'a> {
    fn new(record: &'a str, unreached: &'a RefCell<Option<String>>) -> Result<Self> {
        let mut address = Self {
            record,
            checkpoint: Vec::new(),
            size: 0,
            unreached,
        };
        address.checkpoint = address.fetch("checkpoint")?;
        address.size = size(&address.checkpoint).unwrap_or(0);
        Ok(address)
    }

    fn fetch(&self, name: &str) -> Result<Vec<u8>> {
        if self.unreached.borrow().is_some() {
            return Err(Error::other("the server is not reached"));
        }
        let mut wait = PATIENCE;
        for _ in 1..TRIES {
            if let Some(answer) = ask(self.record, name) {
                return answer;
            }
            pause(wait);
            wait *= 2.0;
        }
        ask(self.record, name).unwrap_or_else(|| {
            *self.unreached.borrow_mut() = Some(name.to_owned());
            Err(Error::other("the server is not reached"))
        })
    }
}

/// How many leaves a checkpoint is about.
fn size(note: &[u8]) -> Option<u64> {
    let note = SignedNote::parse(std::str::from_utf8(note).ok()?).ok()?;
    Some(Checkpoint::parse(&note.text).ok()?.size)
}

/// A file; an error if there is none, `None` if the network or the server fails.
fn ask(record: &str, name: &str) -> Option<Result<Vec<u8>>> {
    let request = XmlHttpRequest::new().ok()?;
    let address = format!("{record}{name}");
    request.open_with_async("GET", &address, false).ok()?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.send().ok()?;
    match request.status().ok()? {
        200 => {
            let body = request.response().ok()?;
            Some(Ok(js_sys::Uint8Array::new(&body).to_vec()))
        }
        0 | 429 | 500.. => None,
        status => Some(Err(Error::new(
            ErrorKind::NotFound,
            format!("the server says {status}"),
        ))),
    }
}

/// Whoever waits for files cannot sleep as scripts do: the clock is watched.
fn pause(milliseconds: f64) {
    let until = js_sys::Date::now() + milliseconds;
    while js_sys::Date::now() < until {
        std::hint::spin_loop();
    }
}

impl Place for Address<'_> {
    fn open(&self, name: &str) -> Result<impl Read> {
        let bytes = match name {
            "checkpoint" => self.checkpoint.clone(),
            // The record may have grown meanwhile: what came later is not looked at.
            "checkpoints/sizes" => {
                let sizes = self.fetch(name)?;
                let is_later =
                    |line: &str| line.parse::<u64>().is_ok_and(|listed| listed > self.size);
                let sizes = String::from_utf8_lossy(&sizes).into_owned();
                let lines = sizes.lines().filter(|line| !is_later(line));
                lines
                    .map(|line| format!("{line}\n"))
                    .collect::<String>()
                    .into_bytes()
            }
            name => self.fetch(name)?,
        };
        Ok(Cursor::new(bytes))
    }

    fn bundle(&self, index: u64) -> Option<TileName> {
        let left = self.size.checked_sub(index.checked_mul(256)?)?;
        let width = u16::try_from(left.min(256))
            .ok()
            .filter(|width| *width > 0)?;
        Some(TileName {
            level: None,
            index,
            width,
        })
    }
}
