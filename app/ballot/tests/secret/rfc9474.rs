//! Blind signatures against the vectors of RFC 9474, appendix A.

use ballot::secret::{IssuerError, IssuerSecret};
use rand_core::{Infallible, TryCryptoRng, TryRng};
use rsa::{BoxedUint, RsaPrivateKey, pkcs8::EncodePrivateKey};
use serde_json::Value;

/// Gives the bytes of a vector where a real generator would give random ones.
struct Given(std::vec::IntoIter<u8>);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill_with(|| self.0.next().expect("as many bytes as the standard draws"));
        Ok(())
    }
}

impl TryCryptoRng for Given {}

fn bytes(vector: &Value, key: &str) -> Vec<u8> {
    let hex = vector[key].as_str().expect("hexadecimal");
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn number(vector: &Value, key: &str) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(&bytes(vector, key))
}

fn secret(vector: &Value) -> IssuerSecret {
    let primes = vec![number(vector, "p"), number(vector, "q")];
    let (n, e, d) = (
        number(vector, "n"),
        number(vector, "e"),
        number(vector, "d"),
    );
    let key = RsaPrivateKey::from_components(n, e, d, primes).expect("a key");
    IssuerSecret::from_der(key.to_pkcs8_der().expect("DER").as_bytes()).expect("a key")
}

fn vectors() -> Vec<Value> {
    serde_json::from_str(include_str!("../oracles/rfc9474_vectors.json")).expect("JSON")
}

#[test]
fn blinding_signing_and_unblinding_are_those_of_the_standard() {
    let vector = &vectors()[0];
    assert_eq!(vector["name"], "RSABSSA-SHA384-PSS-Randomized");
    let key = secret(vector).public().expect("a public key");
    let message = bytes(vector, "msg");
    let prefix: [u8; 32] = bytes(vector, "msg_prefix").try_into().expect("32 bytes");

    // The vector has the inverse of the blinding factor; what is drawn is the factor, least significant byte first.
    let n = number(vector, "n");
    let modulus = rsa::traits::PublicKeyParts::n(
        &rsa::RsaPublicKey::new(n, number(vector, "e")).expect("a key"),
    )
    .clone();
    let inverse = BoxedUint::from_be_slice(&bytes(vector, "inv"), modulus.bits_precision())
        .expect("a number");
    let factor = inverse.invert_mod(&modulus).expect("invertible");
    let mut given = prefix.to_vec();
    given.extend(bytes(vector, "salt"));
    given.extend(factor.to_le_bytes());

    let blinding = key
        .blind(&message, &mut Given(given.into_iter()))
        .expect("a blinding");
    assert_eq!(blinding.blinded(), bytes(vector, "blinded_msg"));
    assert_eq!(blinding.randomiser(), prefix);
    let blind_sig = secret(vector)
        .blind_sign(blinding.blinded(), &[1; 32])
        .expect("a signature");
    assert_eq!(blind_sig, bytes(vector, "blind_sig"));
    let signature = key
        .finalise(&message, &blinding, &blind_sig)
        .expect("a signature");
    assert_eq!(signature, bytes(vector, "sig"));
    assert_eq!(key.verify(&message, &prefix, &signature), Ok(()));
    assert!(
        key.verify(&message, &[0; 32], &signature).is_err(),
        "of another randomiser"
    );
}

#[test]
fn signing_is_the_same_in_all_variants_and_verifying_is_not() {
    for vector in vectors() {
        let issuer = secret(&vector);
        let blind_sig = issuer.blind_sign(&bytes(&vector, "blinded_msg"), &[2; 32]);
        assert_eq!(
            blind_sig,
            Ok(bytes(&vector, "blind_sig")),
            "{}",
            vector["name"]
        );
        let prefix = bytes(&vector, "msg_prefix").try_into().unwrap_or([0; 32]);
        let verified = issuer.public().expect("a key").verify(
            &bytes(&vector, "msg"),
            &prefix,
            &bytes(&vector, "sig"),
        );
        let is_ours = vector["name"] == "RSABSSA-SHA384-PSS-Randomized";
        assert_eq!(verified.is_ok(), is_ours, "{}", vector["name"]);
    }
}

#[test]
fn numbers_above_the_modulus_are_refused() {
    let vector = &vectors()[0];
    let (issuer, n) = (secret(vector), bytes(vector, "n"));
    assert_eq!(issuer.blind_sign(&n, &[3; 32]), Err(IssuerError::Blinded));
    assert_eq!(
        issuer.blind_sign(&n[1..], &[3; 32]),
        Err(IssuerError::Blinded)
    );
    // The same signature plus the modulus would be a second one for the same message, where it fits the bytes.
    let signature = number(vector, "sig");
    let mut wide = vec![0; 512 - signature.to_be_bytes().len()];
    let sum = signature.wrapping_add(number(vector, "n"));
    wide.extend_from_slice(&sum.to_be_bytes());
    let prefix: [u8; 32] = bytes(vector, "msg_prefix").try_into().expect("32 bytes");
    let key = issuer.public().expect("a key");
    assert_eq!(
        key.verify(&bytes(vector, "msg"), &prefix, &wide),
        Err(IssuerError::Signature)
    );
}
