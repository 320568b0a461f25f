//! Reading a record over HTTP into a folder, as a stranger does.

use app::federation::fetch::{Bounds, fetch_within};
use axum::http::Request;
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::tiles::TileName;
use futures::{StreamExt, TryStreamExt, stream};
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::time::Duration;
use url::Url;

/// A bundle of the longest leaves has 16 MiB, the roll 32 bytes a person. Anybody may read a record, and what is in it is signed.
const BOUNDS: Bounds = Bounds {
    patience: Duration::from_secs(120),
    largest: 1 << 30,
    plain: true,
};
/// Files that are on their way at once.
const AT_ONCE: usize = 8;

/// The address of the record that a poll or its record is found at, with a slash at the end.
///
/// # Errors
/// In words, for what is no address.
pub fn record_of(place: &str) -> Result<Url, String> {
    let mut url: Url = place.parse().map_err(|e| format!("{place}: {e}"))?;
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().trim_end_matches('/').to_owned();
    if path.ends_with("/record") {
        url.set_path(&format!("{path}/"));
    } else {
        url.set_path(&format!("{path}/record/"));
    }
    Ok(url)
}

/// Reads all files of a record. Whole tiles and bundles that are in the folder stay: they never change.
///
/// # Errors
/// In words, for the first file that cannot be read or written.
pub async fn download(record: &Url, folder: &Path, bar: &ProgressBar) -> Result<(), String> {
    let reader = Reader { record, folder };
    // The checkpoint first: all that is read after it has at least its leaves.
    let newest = reader.text("checkpoint").await?;
    let size = SignedNote::parse(&newest)
        .ok()
        .and_then(|note| Checkpoint::parse(&note.text).ok())
        .ok_or_else(|| format!("{record}checkpoint: it is no checkpoint"))?
        .size;
    let sizes = reader.text("checkpoints/sizes").await?;
    let listed: Vec<&str> = sizes
        .lines()
        .filter(|line| line.parse::<u64>().is_ok_and(|listed| listed <= size))
        .collect();
    reader.write("checkpoint", newest.as_bytes())?;
    let lines: String = listed.iter().map(|line| format!("{line}\n")).collect();
    reader.write("checkpoints/sizes", lines.as_bytes())?;
    let mut names: Vec<String> = ["manifest.json", "text.json", "roll"]
        .map(str::to_owned)
        .into();
    names.extend(listed.iter().map(|line| format!("checkpoints/{line}")));
    names.extend(
        tiles(size)
            .filter(|name| !reader.is_kept(name))
            .map(|name| name.to_string()),
    );
    bar.set_length(u64::try_from(names.len()).unwrap_or(u64::MAX));
    stream::iter(names)
        .map(async |name| {
            let bytes = reader.bytes(&name).await?;
            reader.keep_other(&name, &bytes)?;
            reader.write(&name, &bytes)?;
            bar.inc(1);
            Ok::<(), String>(())
        })
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
}

/// All tiles and bundles of a record with so many leaves.
fn tiles(size: u64) -> impl Iterator<Item = TileName> {
    let levels = (0..8_u32).map(move |level| (Some(level), size >> (8 * level)));
    levels
        .chain([(None, size)])
        .filter(|(_, hashes)| *hashes > 0)
        .flat_map(|(level, hashes)| {
            (0..hashes.div_ceil(256)).map(move |index| TileName {
                level,
                index,
                width: u16::try_from((hashes - index * 256).min(256)).unwrap_or(256),
            })
        })
}

struct Reader<'a> {
    record: &'a Url,
    folder: &'a Path,
}

impl Reader<'_> {
    async fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let url = self.record.join(name).map_err(|e| format!("{name}: {e}"))?;
        let request = Request::get(url.as_str()).body(Vec::new());
        let request = request.map_err(|e| format!("{url}: {e}"))?;
        let answer = fetch_within(request, BOUNDS).await;
        let answer = answer.map_err(|e| format!("{url}: {e}"))?;
        if !answer.status().is_success() {
            return Err(format!("{url}: {}", answer.status()));
        }
        Ok(answer.into_body())
    }

    async fn text(&self, name: &str) -> Result<String, String> {
        let bytes = self.bytes(name).await?;
        String::from_utf8(bytes).map_err(|e| format!("{}{name}: {e}", self.record))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn is_kept(&self, name: &TileName) -> bool {
        name.width == 256 && self.path(&name.to_string()).is_file()
    }

    /// A checkpoint that says something else than one of the same size that was read earlier does not take its place: both are evidence.
    fn keep_other(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let path = self.path(name);
        let text = |bytes: &[u8]| {
            let note = std::str::from_utf8(bytes).ok()?;
            Some(SignedNote::parse(note).ok()?.text)
        };
        match std::fs::read(&path) {
            Ok(before) if name.starts_with("checkpoints/") && text(&before) != text(bytes) => {
                self.write(&format!("{name}.before"), &before)
            }
            _ => Ok(()),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let path = self.path(name);
        let parent = path.parent().unwrap_or(self.folder);
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::write(&path, bytes))
            .map_err(|e| format!("{}: {e}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::{record_of, tiles};

    #[test]
    fn a_poll_and_its_record_have_one_address() {
        let record = "https://town.example/polls/7/record/";
        for place in [
            "https://town.example/polls/7",
            "https://town.example/polls/7/",
            "https://town.example/polls/7/record",
            "https://town.example/polls/7/record/?x=1#y",
        ] {
            assert_eq!(record_of(place).expect("an address").as_str(), record);
        }
        assert!(record_of("polls/7").is_err());
    }

    #[test]
    fn the_tiles_of_a_record_are_those_of_its_size() {
        let names = |size| tiles(size).map(|name| name.to_string()).collect::<Vec<_>>();
        assert_eq!(names(0), [""; 0]);
        assert_eq!(names(5), ["tile/0/000.p/5", "tile/entries/000.p/5"]);
        assert_eq!(
            names(257),
            [
                "tile/0/000",
                "tile/0/001.p/1",
                "tile/1/000.p/1",
                "tile/entries/000",
                "tile/entries/001.p/1"
            ]
        );
    }
}
