//! The browser bundles: the islands of the app as WebAssembly, in files named by their content. There is one for citizens, one for trustees and for
//! issuers that others run, one for those who write ideas, and one for those who verify a poll.
//!
//! `target/site/pkg/` holds `comitia.<hash>.wasm`, `comitia.<hash>.js` (wasm-bindgen's), `islands.<hash>.js` (our
//! loader, `bundle/islands.js`), the same of trustees as `trustees.…` and `trustee-islands.…`, of those who write ideas as
//! `ideas.…` and `idea-islands.…`, of the verifier as `verify.…` and `verify-islands.…`, each with `.br` and `.gz` beside it, and
//! `manifest.json`, written last.

mod freshness;
mod pack;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{find_program, output, run};
use crate::steps::spinner;
use crate::workspace::{self, WASM_TARGET};

/// What one bundle may weigh over the wire, in bytes of brotli.
const BUDGET: u64 = 300_000;

/// One of the bundles. A page loads one of them at most.
#[derive(Clone, Copy)]
struct Bundle {
    /// The feature of the app that selects its islands.
    feature: &'static str,
    /// How the names of its script and its module begin.
    stem: &'static str,
    /// How the name of its loader begins.
    loader: &'static str,
}

const CITIZENS: Bundle = Bundle {
    feature: "islands-citizens",
    stem: "comitia",
    loader: "islands",
};
const TRUSTEES: Bundle = Bundle {
    feature: "islands-trustees",
    stem: "trustees",
    loader: "trustee-islands",
};
const IDEAS: Bundle = Bundle {
    feature: "islands-ideas",
    stem: "ideas",
    loader: "idea-islands",
};
const VERIFY: Bundle = Bundle {
    feature: "islands-verify",
    stem: "verify",
    loader: "verify-islands",
};
const BUNDLES: [Bundle; 4] = [CITIZENS, TRUSTEES, IDEAS, VERIFY];

const LOADER: &str = include_str!("bundle/islands.js");

/// Builds the bundle unless its sources are those of the last one, and checks its weight.
pub fn ensure() -> Result<()> {
    if freshness::is_fresh(&folder()) {
        println!("    browser bundle: up to date");
    } else {
        build()?;
    }
    weigh(&folder())
}

/// Makes sure that the compiler can build for the browser.
pub fn ensure_target() -> Result<()> {
    let sysroot = output(
        Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(workspace::root()),
    )?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM_TARGET)
        .is_dir()
    {
        return Ok(());
    }
    let Some(rustup) = find_program(&["rustup"]) else {
        bail!(
            "the compiler has no {WASM_TARGET} target and there is no rustup to add it: install that target of your Rust, or rustup"
        );
    };
    run(Command::new(rustup)
        .args(["target", "add", WASM_TARGET])
        .current_dir(workspace::root()))
}

/// The arguments that select the app as it runs in a browser, with all islands.
pub fn selection() -> Vec<String> {
    selected(&BUNDLES)
}

fn selected(bundles: &[Bundle]) -> Vec<String> {
    let mut features = "--features=hydrate".to_owned();
    for bundle in bundles {
        features = format!("{features},{}", bundle.feature);
    }
    vec![
        "--package=app".to_owned(),
        "--lib".to_owned(),
        "--no-default-features".to_owned(),
        features,
        format!("--target={WASM_TARGET}"),
    ]
}

fn folder() -> PathBuf {
    workspace::site().join("pkg")
}

fn build() -> Result<()> {
    ensure_target()?;
    ensure_same_bindgen()?;
    let mut all = BTreeMap::new();
    let mut loaders = Vec::new();
    for bundle in BUNDLES {
        let mut compile = workspace::cargo();
        compile.arg("rustc").args(selected(&[bundle])).args([
            "--crate-type",
            "cdylib",
            "--profile",
            "browser",
        ]);
        run(&mut compile).context("the app does not compile for the browser")?;
        freshness::note_sources(bundle)?;

        let work = spinner("browser bundle: bindings");
        let bound = tempfile::tempdir_in(workspace::target())?;
        bind(
            &freshness::compiled().join("app.wasm"),
            bundle,
            bound.path(),
        )?;
        let files = named_by_content(bound.path(), bundle)?;
        loaders.push(files.loader);
        all.extend(files.all);
        work.finish_and_clear();
    }
    let work = spinner("browser bundle: compression");
    pack::write(&folder(), &loaders, &all)?;
    freshness::stamp()?;
    work.finish_and_clear();
    Ok(())
}

/// wasm-bindgen refuses code that another version of its macros made; say so before it does.
fn ensure_same_bindgen() -> Result<()> {
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock"))?;
    let macros =
        locked_version(&lock, "wasm-bindgen").context("wasm-bindgen is not in Cargo.lock")?;
    let tool = locked_version(&lock, "wasm-bindgen-cli-support")
        .context("its tool is not in Cargo.lock")?;
    ensure!(
        macros == tool,
        "Cargo.lock has wasm-bindgen {macros} and wasm-bindgen-cli-support {tool}: \
         pin both to one version in the workspace's Cargo.toml"
    );
    Ok(())
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let head = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&head)?;
    rest.split_once('"').map(|(version, _)| version)
}

fn bind(wasm: &Path, bundle: Bundle, into: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(bundle.stem)
        .typescript(false)
        .omit_default_module_path(true);
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)?
        .generate(into)
        .context("wasm-bindgen could not make the bindings")
}

struct Files {
    loader: String,
    all: BTreeMap<String, Vec<u8>>,
}

/// Reads what wasm-bindgen wrote and gives each file its name; small scripts of dependencies keep theirs.
fn named_by_content(bound: &Path, bundle: Bundle) -> Result<Files> {
    let Bundle { stem, loader, .. } = bundle;
    let script = fs::read(bound.join(format!("{stem}.js")))?;
    let module = fs::read(bound.join(format!("{stem}_bg.wasm")))?;
    let script_name = hashed(stem, "js", &script);
    let module_name = hashed(stem, "wasm", &module);
    let loader_stem = loader;
    let loader = LOADER
        .replace("@SCRIPT@", &script_name)
        .replace("@MODULE@", &module_name)
        .into_bytes();
    let loader_name = hashed(loader_stem, "js", &loader);
    let mut all = BTreeMap::new();
    add_snippets(bound, &bound.join("snippets"), &mut all)?;
    all.insert(script_name, script);
    all.insert(module_name, module);
    all.insert(loader_name.clone(), loader);
    Ok(Files {
        loader: loader_name,
        all,
    })
}

fn add_snippets(top: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add_snippets(top, &path, all)?;
        } else {
            all.insert(
                path.strip_prefix(top)?.to_string_lossy().into_owned(),
                fs::read(&path)?,
            );
        }
    }
    Ok(())
}

fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    let hash = blake3::hash(content).to_hex();
    format!("{stem}.{}.{extension}", &hash[..16])
}

/// Prints what each file weighs; an error when a bundle is over the budget.
fn weigh(folder: &Path) -> Result<()> {
    let files = pack::listed(folder)?.files;
    BUNDLES
        .into_iter()
        .try_for_each(|bundle| weigh_one(folder, bundle, &files))
}

fn weigh_one(folder: &Path, bundle: Bundle, files: &[String]) -> Result<()> {
    let is_of = |file: &&String| {
        let stem = file.split('.').next().unwrap_or_default();
        stem == bundle.stem || stem == bundle.loader || file.starts_with("snippets/")
    };
    let (mut raw, mut sent) = (0, 0);
    for file in files.iter().filter(is_of) {
        let path = folder.join(file);
        let (plain, packed) = (size(&path)?, size(&pack::beside(&path, "br"))?);
        println!(
            "    {file:40} {:>7.1} kB, brotli {:>6.1} kB",
            kilobytes(plain),
            kilobytes(packed)
        );
        raw += plain;
        sent += packed;
    }
    println!(
        "    {:40} {:>7.1} kB, brotli {:>6.1} kB",
        "together",
        kilobytes(raw),
        kilobytes(sent)
    );
    ensure!(
        sent <= BUDGET,
        "the browser bundle `{}` weighs {sent} bytes in brotli; the budget is {BUDGET}",
        bundle.stem
    );
    Ok(())
}

fn size(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path)
        .with_context(|| format!("{} is missing", path.display()))?
        .len())
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_tells_versions_of_exactly_named_packages() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm-bindgen-cli-support"), None);
    }

    #[test]
    fn names_follow_the_content_and_the_loader_names_both_files() {
        let bound = tempfile::tempdir().expect("a folder");
        fs::write(bound.path().join("comitia.js"), "script").expect("written");
        fs::write(bound.path().join("comitia_bg.wasm"), "module").expect("written");
        fs::create_dir_all(bound.path().join("snippets/dep")).expect("made");
        fs::write(bound.path().join("snippets/dep/inline0.js"), "snippet").expect("written");
        let files = named_by_content(bound.path(), CITIZENS).expect("named");
        assert_eq!(files.all.len(), 4);
        assert!(files.all.contains_key("snippets/dep/inline0.js"));
        let loader = String::from_utf8_lossy(&files.all[&files.loader]).into_owned();
        assert!(!loader.contains('@'), "a placeholder is left: {loader}");
        for name in files.all.keys().filter(|name| name.starts_with("comitia.")) {
            assert!(
                loader.contains(name.as_str()),
                "{name} is not in the loader"
            );
        }
    }
}
