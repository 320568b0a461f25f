//! Writing the bundle's files with their compressed twins, and the manifest that names them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// What the manifest says.
pub struct Manifest {
    /// Every file of the bundle without its compressed twins.
    pub files: Vec<String>,
}

/// Writes all files, then the manifest with the loaders of citizens, trustees, writers of ideas and the verifier in one rename, then removes what earlier bundles left.
pub fn write(folder: &Path, loaders: &[String], files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    fs::create_dir_all(folder)?;
    thread::scope(|scope| {
        let writers: Vec<_> = files
            .iter()
            .map(|(name, content)| {
                scope.spawn(move || write_with_twins(&folder.join(name), content))
            })
            .collect();
        writers.into_iter().try_for_each(|writer| {
            writer
                .join()
                .unwrap_or_else(|_| anyhow::bail!("compression failed"))
        })
    })?;
    let names: Vec<_> = files.keys().collect();
    let [citizens, trustees, ideas, verify] = [0, 1, 2, 3].map(|place| loaders.get(place));
    let manifest = json!({
        "loader": citizens, "trustees": trustees, "ideas": ideas, "verify": verify, "files": names
    });
    let manifest = serde_json::to_string_pretty(&manifest)?;
    let draft = folder.join("manifest.json.new");
    fs::write(&draft, manifest)?;
    fs::rename(&draft, manifest_file(folder))?;
    remove_others(folder, folder, files)
}

/// Reads the manifest.
pub fn listed(folder: &Path) -> Result<Manifest> {
    let text = fs::read_to_string(manifest_file(folder)).context("there is no bundle")?;
    let manifest: Value =
        serde_json::from_str(&text).context("the bundle's manifest is damaged")?;
    let files = manifest["files"]
        .as_array()
        .context("the bundle's manifest lists no files")?;
    Ok(Manifest {
        files: files
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    })
}

/// Whether every file of the manifest is there with its twins.
pub fn is_whole(folder: &Path) -> bool {
    let has_all = |name: &String| {
        let path = folder.join(name);
        path.is_file() && beside(&path, "br").is_file() && beside(&path, "gz").is_file()
    };
    listed(folder)
        .is_ok_and(|manifest| !manifest.files.is_empty() && manifest.files.iter().all(has_all))
}

/// The name of a file's compressed twin.
pub fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn manifest_file(folder: &Path) -> PathBuf {
    folder.join("manifest.json")
}

fn write_with_twins(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(beside(path, "br"), brotli(content)?)?;
    fs::write(beside(path, "gz"), gzip(content)?)?;
    fs::write(path, content)?;
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn remove_others(top: &Path, folder: &Path, kept: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(top, &path, kept)?;
            // Fails, as it should, while something is left in it.
            let _ = fs::remove_dir(&path);
            continue;
        }
        let name = path.strip_prefix(top)?.to_string_lossy().into_owned();
        let plain = name
            .strip_suffix(".br")
            .or_else(|| name.strip_suffix(".gz"))
            .unwrap_or(&name);
        if !kept.contains_key(plain) && name != "manifest.json" {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeMap<String, Vec<u8>> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), b"content content content".to_vec()))
            .collect()
    }

    #[test]
    fn a_new_bundle_replaces_the_old_one_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!is_whole(folder.path()));
        write(
            folder.path(),
            &["a.js".to_owned()],
            &files(&["a.js", "snippets/old/b.js"]),
        )
        .expect("written");
        assert!(is_whole(folder.path()));
        write(folder.path(), &["c.js".to_owned()], &files(&["c.js"])).expect("written");
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .expect("read")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["c.js", "c.js.br", "c.js.gz", "manifest.json"]);
        assert_eq!(listed(folder.path()).expect("listed").files, ["c.js"]);
    }

    #[test]
    fn a_bundle_with_a_lost_twin_is_not_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &["a.js".to_owned()], &files(&["a.js"])).expect("written");
        fs::remove_file(folder.path().join("a.js.br")).expect("removed");
        assert!(!is_whole(folder.path()));
    }

    #[test]
    fn compressed_twins_unpack_to_the_same_bytes() {
        use std::io::Read;
        let content = b"one vote, one person, one vote, one person".repeat(50);
        let mut unpacked = Vec::new();
        let packed = brotli(&content).expect("packed");
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).expect("unpacked");
        assert_eq!(unpacked, content);
        let mut unzipped = Vec::new();
        let zipped = gzip(&content).expect("zipped");
        flate2::read::GzDecoder::new(zipped.as_slice())
            .read_to_end(&mut unzipped)
            .expect("unzipped");
        assert_eq!(unzipped, content);
    }
}
