//! How values become the bytes that are hashed.

/// The names under which CBP1 hashes: one per purpose, so that no hash of one kind can stand for another.
///
/// The first three are context strings of BLAKE3's `derive_key` mode; the last is the first field of a keyed hash.
pub mod context {
    /// The identity of a poll: [`Manifest::poll_id`](crate::Manifest::poll_id).
    pub const MANIFEST: &str = "comitia 2026-11 CBP1 manifest";
    /// The text of a poll with its options: [`text_hash`](crate::text_hash).
    pub const TEXT: &str = "comitia 2026-11 CBP1 text";
    /// What the voter keeps: [`Ballot::receipt`](crate::Ballot::receipt).
    pub const RECEIPT: &str = "comitia 2026-11 CBP1 receipt";
    /// The lot that breaks ties: [`Drawing`](crate::methods::Drawing).
    pub const TIE_RECEIPTS: &str = "comitia 2026-11 CBP1 tie receipts";
    /// The use of a vote right, keyed: [`participation_tag`](crate::participation_tag).
    pub const PARTICIPATION: &str = "participation";
}

/// Appends `bytes` with their length before them: four bytes, big-endian. No two lists of fields have one encoding.
///
/// # Panics
/// If `bytes` is longer than `u32::MAX` (4 GiB), which no field of this protocol can be.
pub fn lp(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("a field of the protocol is shorter than 4 GiB");
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(bytes);
}

/// The fields of one hash input, appended one by one.
#[derive(Default)]
pub(crate) struct Fields(Vec<u8>);

impl Fields {
    /// A field of bytes, or of UTF-8 text as it stands.
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        lp(&mut self.0, bytes);
        self
    }

    /// A number: eight bytes, big-endian.
    pub(crate) fn number(self, number: impl Into<u64>) -> Self {
        self.bytes(&number.into().to_be_bytes())
    }

    /// A moment in milliseconds: eight bytes, big-endian, two's complement.
    pub(crate) fn moment(self, ms: i64) -> Self {
        self.bytes(&ms.to_be_bytes())
    }

    /// A number that may be absent: then the field is empty.
    pub(crate) fn optional(self, number: Option<impl Into<u64>>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self.bytes(&[]),
        }
    }

    /// `H[context](fields)`: BLAKE3 in `derive_key` mode.
    pub(crate) fn hash(self, context: &str) -> [u8; 32] {
        blake3::derive_key(context, &self.0)
    }

    /// How many fields of a list follow: a number.
    pub(crate) fn count(self, items: usize) -> Self {
        self.number(u64::try_from(items).unwrap_or(u64::MAX))
    }

    /// A list: how many there are, then each as a field.
    pub(crate) fn list<B: AsRef<[u8]>>(self, items: &[B]) -> Self {
        let fields = self.count(items.len());
        items
            .iter()
            .fold(fields, |fields, item| fields.bytes(item.as_ref()))
    }

    /// The fields as they stand.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }

    /// The first 64 bytes of `H[context](fields)`: enough to reduce to a scalar without a bias.
    pub(crate) fn wide_hash(self, context: &str) -> [u8; 64] {
        let mut wide = [0; 64];
        let mut hasher = blake3::Hasher::new_derive_key(context);
        hasher.update(&self.0);
        hasher.finalize_xof().fill(&mut wide);
        wide
    }

    /// `K[key](fields)`: keyed BLAKE3.
    pub(crate) fn keyed_hash(self, key: &[u8; 32]) -> [u8; 32] {
        *blake3::keyed_hash(key, &self.0).as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::lp;

    /// Reads back what `lp` wrote; `None` if a field is cut off.
    fn read(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        let mut fields = Vec::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
            fields.push(rest.get(..length)?.to_vec());
            bytes = &rest[length..];
        }
        Some(fields)
    }

    proptest! {
        #[test]
        fn fields_can_be_told_apart(fields: Vec<Vec<u8>>) {
            let mut bytes = Vec::new();
            for field in &fields {
                lp(&mut bytes, field);
            }
            prop_assert_eq!(read(&bytes), Some(fields));
        }
    }
}
