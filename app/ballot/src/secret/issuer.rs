//! The keys of issuers: RSABSSA-SHA384-PSS-Randomized (RFC 9474 §5), one fresh key per poll and issuer.

use std::fmt;

use blind_rsa_signatures::{
    BlindSignature, BlindingResult, MessageRandomizer, PublicKeySha384PSSRandomized,
    SecretKeySha384PSSRandomized, Signature,
};
use rand_chacha::ChaCha20Rng;
use rand_core::{CryptoRng, SeedableRng};
use rsa::traits::PublicKeyParts;

/// Moduli in bits: the default is 2048, as in Privacy Pass (RFC 9578 §8.2). A signature has an eighth as many bytes.
const MODULI: [usize; 3] = [2048, 3072, 4096];

/// Why a key or a signature by it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerError {
    /// The bytes are not the one encoding of a key for RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes
    /// (RFC 9578 §8.2.2), the modulus is not of 2048, 3072 or 4096 bits, or the exponent is not 65537.
    Key,
    /// The blinded message is not a number below the modulus with as many bytes.
    Blinded,
    /// The signature is not that of the key.
    Signature,
}

impl fmt::Display for IssuerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "the key of the issuer is not of the permitted kind",
            Self::Blinded => "the blinded message does not fit the key of the issuer",
            Self::Signature => "the signature is not that of the issuer",
        })
    }
}

impl std::error::Error for IssuerError {}

/// The key by which anybody verifies signatures of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerKey {
    key: PublicKeySha384PSSRandomized,
    modulus: Vec<u8>,
}

impl IssuerKey {
    /// Reads the subject public key info of a manifest.
    ///
    /// # Errors
    /// [`IssuerError::Key`].
    pub fn from_spki(spki: &[u8]) -> Result<Self, IssuerError> {
        let key = PublicKeySha384PSSRandomized::from_spki(spki).map_err(|_| IssuerError::Key)?;
        let inner: &rsa::RsaPublicKey = key.as_ref();
        let bits = usize::try_from(inner.n().bits()).map_err(|_| IssuerError::Key)?;
        let has_exponent = key
            .components()
            .e()
            .iter()
            .rev()
            .zip([1, 0, 1])
            .all(|(a, b)| *a == b);
        let modulus = inner.n_bytes().to_vec();
        let is_same = key.to_spki().is_ok_and(|written| written == spki);
        if is_same && MODULI.contains(&bits) && has_exponent && modulus.len() * 8 == bits {
            Ok(Self { key, modulus })
        } else {
            Err(IssuerError::Key)
        }
    }

    /// The subject public key info.
    ///
    /// # Errors
    /// [`IssuerError::Key`], which does not happen for a key that was read.
    pub fn to_spki(&self) -> Result<Vec<u8>, IssuerError> {
        self.key.to_spki().map_err(|_| IssuerError::Key)
    }

    /// How many bytes a signature, blinded message or blind signature has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.modulus.len()
    }

    /// RSASSA-PSS-VERIFY of `randomiser ‖ message` (RFC 9474 §4.5). A signature not below the modulus is refused, so that a
    /// message with its salt has one signature.
    ///
    /// # Errors
    /// [`IssuerError::Signature`].
    pub fn verify(
        &self,
        message: &[u8],
        randomiser: &[u8; 32],
        signature: &[u8],
    ) -> Result<(), IssuerError> {
        if signature.len() != self.modulus.len() || signature >= self.modulus.as_slice() {
            return Err(IssuerError::Signature);
        }
        let signature = Signature(signature.to_vec());
        self.key
            .verify(&signature, Some(MessageRandomizer(*randomiser)), message)
            .map_err(|_| IssuerError::Signature)
    }

    /// Blind (RFC 9474 §4.2). The generator gives, in this order, the randomiser (32 bytes), the salt (48 bytes), and numbers of as many
    /// bytes as the modulus, least significant first, until one is below the modulus and invertible.
    ///
    /// # Errors
    /// [`IssuerError::Key`] if the message has a factor of the modulus, which shows that the key is no good.
    pub fn blind<R: CryptoRng>(
        &self,
        message: &[u8],
        rng: &mut R,
    ) -> Result<Blinding, IssuerError> {
        let blinding = self.key.blind(rng, message).map_err(|_| IssuerError::Key)?;
        let randomiser = blinding.msg_randomizer.ok_or(IssuerError::Key)?.0;
        Ok(Blinding {
            blinding,
            randomiser,
        })
    }

    /// Finalize (RFC 9474 §4.4): unblinds the answer to a blinding of this message, and verifies it.
    ///
    /// # Errors
    /// [`IssuerError::Signature`].
    pub fn finalise(
        &self,
        message: &[u8],
        blinding: &Blinding,
        blind_signature: &[u8],
    ) -> Result<Vec<u8>, IssuerError> {
        let answer = BlindSignature(blind_signature.to_vec());
        let signature = self
            .key
            .finalize(&answer, &blinding.blinding, message)
            .map_err(|_| IssuerError::Signature)?
            .0;
        self.verify(message, &blinding.randomiser, &signature)?;
        Ok(signature)
    }
}

/// A message blinded for an issuer, with what takes the blinding off again.
pub struct Blinding {
    blinding: BlindingResult,
    randomiser: [u8; 32],
}

impl Blinding {
    /// What the issuer gets to see.
    #[must_use]
    pub fn blinded(&self) -> &[u8] {
        &self.blinding.blind_message
    }

    /// What goes before the message when the signature is verified (RFC 9474 §4.1).
    #[must_use]
    pub fn randomiser(&self) -> [u8; 32] {
        self.randomiser
    }
}

/// The key by which an issuer signs without seeing. Not printable.
pub struct IssuerSecret(SecretKeySha384PSSRandomized);

impl IssuerSecret {
    /// Reads a PKCS #8 or PKCS #1 private key (DER).
    ///
    /// # Errors
    /// [`IssuerError::Key`].
    pub fn from_der(der: &[u8]) -> Result<Self, IssuerError> {
        let secret = SecretKeySha384PSSRandomized::from_der(der).map_err(|_| IssuerError::Key)?;
        let this = Self(secret);
        this.public()?;
        Ok(this)
    }

    /// A new key of so many bits from 32 secret random bytes. Slow: seconds.
    ///
    /// # Errors
    /// [`IssuerError::Key`] for a size other than 2048, 3072 and 4096.
    pub fn generate(seed: &[u8; 32], bits: usize) -> Result<Self, IssuerError> {
        if !MODULI.contains(&bits) {
            return Err(IssuerError::Key);
        }
        let mut rng = ChaCha20Rng::from_seed(*seed);
        blind_rsa_signatures::KeyPairSha384PSSRandomized::generate(&mut rng, bits)
            .map(|pair| Self(pair.sk))
            .map_err(|_| IssuerError::Key)
    }

    /// The private key as PKCS #8 (DER), to be kept outside the databases.
    ///
    /// # Errors
    /// [`IssuerError::Key`].
    pub fn to_der(&self) -> Result<Vec<u8>, IssuerError> {
        self.0.to_der().map_err(|_| IssuerError::Key)
    }

    /// The key that goes into the manifest.
    ///
    /// # Errors
    /// [`IssuerError::Key`] if it is not of the permitted kind.
    pub fn public(&self) -> Result<IssuerKey, IssuerError> {
        let public = self.0.public_key().map_err(|_| IssuerError::Key)?;
        IssuerKey::from_spki(&public.to_spki().map_err(|_| IssuerError::Key)?)
    }

    /// BlindSign (RFC 9474 §4.3). `masking` is 32 fresh random bytes: they hide the private exponent from whoever measures
    /// time, and do not change the result.
    ///
    /// # Errors
    /// [`IssuerError::Blinded`] if the request does not fit the key; [`IssuerError::Signature`] if the result does not verify.
    pub fn blind_sign(&self, blinded: &[u8], masking: &[u8; 32]) -> Result<Vec<u8>, IssuerError> {
        let public = self.public()?;
        if blinded.len() != public.length() || blinded >= public.modulus.as_slice() {
            return Err(IssuerError::Blinded);
        }
        let mut rng = ChaCha20Rng::from_seed(*masking);
        let BlindSignature(signature) = self
            .0
            .blind_sign_with_rng(&mut rng, blinded)
            .map_err(|_| IssuerError::Signature)?;
        Ok(signature)
    }
}
