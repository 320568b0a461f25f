//! A record on disk.

use ballot::secret::record::tiles::TileName;
use ballot::secret::verify::{Files, Place};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Leaves of a whole bundle.
const WHOLE: u16 = 256;

/// The folder of a record.
pub struct Folder(PathBuf);

impl Folder {
    /// Looks into a folder.
    ///
    /// # Errors
    /// In words, if there is no record in it.
    pub fn open(root: &Path) -> Result<Files<Self>, String> {
        let is_record = ["checkpoint", "checkpoints", "tile", "manifest.json"]
            .iter()
            .any(|name| root.join(name).exists());
        if !is_record {
            return Err(format!("{}: there is no record", root.display()));
        }
        Ok(Files::new(Self(root.to_owned())))
    }
}

/// Checkpoints in the folder that its list does not name: a list of an earlier time had them.
pub fn unlisted(files: &Files<Folder>) -> Vec<String> {
    let folder = files.place().0.join("checkpoints");
    let Ok(entries) = fs::read_dir(&folder) else {
        return Vec::new();
    };
    let is_listed = |name: &String| files.sizes().iter().any(|size| size.to_string() == *name);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != "sizes" && !is_listed(name))
        .collect();
    names.sort_unstable();
    names
        .iter()
        .filter_map(|name| fs::read_to_string(folder.join(name)).ok())
        .collect()
}

impl Place for Folder {
    fn open(&self, name: &str) -> io::Result<impl Read> {
        File::open(self.0.join(name))
    }

    fn bundle(&self, index: u64) -> Option<TileName> {
        let whole = TileName {
            level: None,
            index,
            width: WHOLE,
        };
        let path = self.0.join(whole.to_string());
        if path.is_file() {
            return Some(whole);
        }
        let mut narrow = path.into_os_string();
        narrow.push(".p");
        let widths = fs::read_dir(narrow).ok()?.filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            let width: u16 = name.parse().ok()?;
            (width.to_string() == name && (1..WHOLE).contains(&width)).then_some(width)
        });
        let width = widths.max()?;
        Some(TileName { width, ..whole })
    }
}
