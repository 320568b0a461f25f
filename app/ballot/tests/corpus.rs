//! Inputs that `cargo xtask fuzz` found worth keeping: no decoder panics on them, and none reads what it would not write.

mod decoders;

use decoders::DECODERS;
use std::{fs, path::Path};

#[test]
fn no_input_of_the_corpus_is_read_in_two_ways() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut inputs = 0;
    for decoder in DECODERS {
        let folder = corpus.join(decoder.name);
        let mut kinds = Vec::new();
        for entry in fs::read_dir(&folder).expect(decoder.name) {
            let path = entry.expect("an entry").path();
            let said = (decoder.run)(&fs::read(&path).expect("a file"));
            assert!(said.is_canonical, "{}", path.display());
            kinds.push(said.kind);
            inputs += 1;
        }
        assert!(
            kinds.iter().any(|kind| kind == "ok"),
            "nothing in {} is good",
            decoder.name
        );
    }
    assert!(inputs > DECODERS.len());
}
