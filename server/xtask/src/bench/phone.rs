//! Sealing a ballot on a slow phone: in Chromium, its processor slowed down by six.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;

use super::{folder, now};
use crate::browser;

/// Milliseconds in which the browser is meant to compute all of a ballot.
const AIM: f64 = 1000.0;

/// Prints what was measured, and writes it to a file.
pub fn measure() -> Result<()> {
    let said = browser::slow_phone()?;
    let votes: Vec<Value> = said
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("slow-phone.mjs wrote no JSON")?;
    ensure!(!votes.is_empty(), "nobody voted");
    for vote in &votes {
        let part = |key: &str| vote[key].as_f64().unwrap_or(f64::INFINITY);
        let (blinding, sealing) = (part("blinding_ms"), part("sealing_ms"));
        let verdict = if blinding + sealing <= AIM {
            "meets the aim"
        } else {
            "misses the aim"
        };
        println!(
            "blinding {blinding:>5.0} ms   unblinding and sealing {sealing:>5.0} ms   from pressing to the receipt {:>5.0} ms   {verdict}",
            part("whole_ms")
        );
    }
    let file = folder().join(format!("phone-{}.json", now()?));
    fs::write(
        &file,
        serde_json::to_string_pretty(&json!({ "slower": 6, "votes": votes }))?,
    )?;
    println!("written to {}", file.display());
    Ok(())
}
