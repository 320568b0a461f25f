//! The steps of an issuer's operator at the command line: its register, and codes for persons.

use super::settings::{Options, Outcome, Step};
use crate::assets::Assets;
use app::issuer::{Enrolled, Wish};
use std::io::Write;
use std::path::Path;

/// Takes a step.
///
/// # Errors
/// In words for whoever typed it.
pub async fn take(options: &Options, step: Step) -> Outcome<()> {
    let office = super::open(options, options.listen, &Assets::load(&options.site)).await?;
    match step {
        Step::Enrol {
            register,
            codes,
            all,
        } => {
            let csv = std::fs::read(&register).map_err(|e| at(&register, &e))?;
            let entries = app::issuer::read_register(&csv).map_err(|e| at(&register, &e))?;
            let many = entries.len();
            let mut file = new_file(&codes)?;
            let wish = if all { Wish::All } else { Wish::New };
            let enrolled = app::issuer::enrol(&office, entries, wish).await;
            let enrolled = enrolled.map_err(|problem| format!("{problem:?}"))?;
            file.write_all(table(&enrolled).as_bytes())?;
            file.sync_all()?;
            println!("{many} persons, {} new codes.", enrolled.len());
            println!("Written: {}", codes.display());
        }
        Step::Strike { reference } => {
            let is_gone = app::issuer::strike(&office, &reference).await;
            if !is_gone.map_err(|problem| format!("{problem:?}"))? {
                return Err(format!("there is nobody with the reference {reference}").into());
            }
            println!("Taken off.");
        }
    }
    office.db.close().await;
    Ok(())
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

/// A new file that its owner alone can read. One that is there is never written over.
fn new_file(path: &Path) -> Outcome<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path).map_err(|e| at(path, &e))?)
}

/// The codes as a table for letters.
fn table(enrolled: &[Enrolled]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |one: &Enrolled| {
        format!(
            "{},{},{},{}\n",
            quoted(&one.entry.reference),
            quoted(&one.entry.name),
            one.code.grouped(),
            one.until.strftime("%Y-%m-%d"),
        )
    };
    let lines: String = enrolled.iter().map(line).collect();
    format!("reference,name,code,until\n{lines}")
}
