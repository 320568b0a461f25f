//! A manifest that breaks a rule makes no poll, and one whose method has impossible parameters cannot be counted.

use ballot::secret::{
    IssuerKey, Manifest, ManifestFault, OptionCounter, Poll, option_params,
    record::vkey::{KeyKind, NamedKey},
};

use crate::support::{ORIGIN, manifest, method, named};

/// A change, and the rule it breaks.
type Case = (fn(&mut Manifest), ManifestFault);

fn witness(manifest: &mut Manifest, key: NamedKey) {
    let witnesses = &mut manifest.witness_policy.witnesses;
    witnesses.push(key.public().clone());
}

#[test]
fn manifests_that_break_a_rule_make_no_poll() {
    let cases: Vec<Case> = vec![
        (|m| m.version = 2, ManifestFault::Version),
        (
            |m| m.profile = "confidential".into(),
            ManifestFault::Version,
        ),
        (|m| m.method.max_len = 7, ManifestFault::MaxLen),
        (|m| m.windows.cast.closes_at_ms = 0, ManifestFault::Windows),
        (
            |m| m.windows.issue.closes_at_ms = 20_000,
            ManifestFault::Windows,
        ),
        (|m| m.batch.min_k = 1, ManifestFault::MinK),
        (|m| m.batch.min_k = 20, ManifestFault::TooSmall),
        (|m| m.issuers.clear(), ManifestFault::Issuers),
        (
            |m| m.issuers[1].rsa_spki = m.issuers[0].rsa_spki.clone(),
            ManifestFault::Issuers,
        ),
        (
            |m| m.issuers[1].name = m.issuers[0].name.clone(),
            ManifestFault::Issuers,
        ),
        (
            |m| m.issuers[1].rsa_spki.push(0),
            ManifestFault::IssuerKey(1),
        ),
        (|m| m.sealing.t = 3, ManifestFault::Sealing),
        (
            |m| m.sealing.key = m.sealing.verifying_shares[0],
            ManifestFault::Sealing,
        ),
        (
            |m| m.sealing.verifying_shares.swap(0, 1),
            ManifestFault::Sealing,
        ),
        (
            |m| m.record_origin = "other.example".into(),
            ManifestFault::Origin,
        ),
        (|m| m.witness_policy.quorum = 2, ManifestFault::Witnesses),
        (
            |m| m.witness_policy.witnesses.push(m.box_vkey.clone()),
            ManifestFault::Witnesses,
        ),
        (
            |m| witness(m, named("twin.example", KeyKind::Witness, 30)),
            ManifestFault::Witnesses,
        ),
        (
            |m| witness(m, named("witness.example", KeyKind::Witness, 31)),
            ManifestFault::Witnesses,
        ),
        (
            |m| witness(m, named(ORIGIN, KeyKind::Witness, 31)),
            ManifestFault::Witnesses,
        ),
        (
            |m| witness(m, named("box.example", KeyKind::Witness, 20)),
            ManifestFault::Witnesses,
        ),
        (
            |m| witness(m, named("issuer.example", KeyKind::Witness, 10)),
            ManifestFault::SharedKey,
        ),
        (
            |m| m.issuers[1].record_vkey = named("of-the-box", KeyKind::Note, 20).public().clone(),
            ManifestFault::SharedKey,
        ),
        (
            |m| m.issuers[1].record_vkey = named("again", KeyKind::Note, 10).public().clone(),
            ManifestFault::Issuers,
        ),
        (
            |m| m.bundle_hashes = vec![[0; 32]; 2_000],
            ManifestFault::TooLong,
        ),
    ];
    for (change, fault) in cases {
        let mut changed = manifest();
        change(&mut changed);
        assert_eq!(Poll::new(changed).err(), Some(fault));
    }
    assert_ne!(IssuerKey::from_spki(&[]).err(), None);
}

#[test]
fn methods_with_impossible_parameters_are_not_counted() {
    let counts = |id: &str, (min, max, options): (u16, u16, u16), max_len: u32| {
        let params = option_params(&ballot::Method {
            min,
            max,
            options,
            ..method()
        });
        let method = ballot::secret::Method {
            id: id.into(),
            version: 1,
            params,
            max_len,
        };
        OptionCounter::new(&method).is_some()
    };
    assert!(counts("approval", (1, 2, 3), 64));
    assert!(counts("approval", (3, 3, 3), 9) && counts("single", (1, 1, 3), 9));
    let bounds = [(0, 2, 3), (2, 1, 3), (1, 4, 3), (0, 0, 0), (1, 1, 0)];
    assert!(bounds.iter().all(|bounds| !counts("approval", *bounds, 64)));
    assert!(!counts("single", (1, 2, 3), 64), "one of them");
    assert!(!counts("approval", (1, 2, 3), 8), "no choice fits");
    assert!(counts("approval", (1, 2, 15), 10) && !counts("approval", (1, 2, 16), 10));
}
