//! A short content hash that names a version of something: an index, a model, a data set.

use serde::{Deserialize, Serialize};

/// Lower-case hexadecimal content hash. Equal fingerprints mean equal content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

impl Fingerprint {
    /// From a 128-bit hash.
    pub fn from_u128(hash: u128) -> Self {
        Fingerprint(format!("{hash:032x}"))
    }

    /// The first twelve digits, for people.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
