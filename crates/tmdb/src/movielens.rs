//! The MovieLens data set `ml-latest-small`. `GroupLens`' archive in, five verified files out.
//!
//! 9,742 films, 100,836 ratings, 3,683 tags. `GroupLens`' terms (research use, no commercial use, acknowledge,
//! redistribute on the same terms) are in the archive's `README.txt`, which is therefore stored with the data.
//! Files that exist with the right digest are not fetched again, and nothing is written before every file of the
//! archive is verified.

use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Url;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::files::{FileError, make_folder, replace};
use crate::http;

/// Name of the data set, of its folder and, with `.zip`, of its archive.
pub const DATA_SET: &str = "ml-latest-small";

/// The file with the licence.
pub const LICENCE_FILE: &str = "README.txt";

/// The files of the release of September 2018, with their SHA-256.
pub const RELEASE_SHA256: [(&str, &str); 4] = [
    ("links.csv", "97ad18e4e56a09363c65676b6cb3482ce3e2cea2372a24620c1599c843325f31"),
    ("movies.csv", "5a5f32dd9bb3797b8e728a1b98958789d2b13f294a69fdfbc5727f8a9611aa07"),
    ("ratings.csv", "aa289ca83157595d0df6aea1be6a4ded676ddc4385472e8313a8ed9805352646"),
    ("tags.csv", "92a9f8bb7916dceef6151209845788c3643f794dfa79d1feaec7121b5960399d"),
];

/// Longest download. The archive has 1 MB and its files 3.3 MB.
const MOST_BYTES: usize = 64 << 20;

const REQUEST_TIMEOUT: Duration = Duration::from_mins(2);

/// Where the archive is, and what it must contain.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Host to ask.
    pub base_url: String,
    /// Files with their SHA-256, in lower-case hexadecimal.
    pub sha256: Vec<(String, String)>,
}

impl Default for Archive {
    /// `GroupLens`' own.
    fn default() -> Self {
        let sha256 = RELEASE_SHA256.map(|(file, digest)| (file.to_owned(), digest.to_owned())).into();
        Archive { base_url: "https://files.grouplens.org".to_owned(), sha256 }
    }
}

/// The result of fetching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The folder the files are in.
    pub folder: PathBuf,
    /// False when all files existed already.
    pub downloaded: bool,
}

/// Why the data set could not be fetched. Existing files are untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MovieLensError {
    /// No connection.
    #[error("no network: could not reach {host} ({reason}); the starter catalogue works without it")]
    Unreachable {
        /// Scheme, name and port.
        host: String,
        /// What the connection said.
        reason: String,
    },
    /// The server did not return the archive.
    #[error("{url} was not downloaded: {reason}; try again later, the starter catalogue works without it")]
    Download {
        /// The archive.
        url: String,
        /// What happened instead.
        reason: String,
    },
    /// The download is not the archive.
    #[error("{url} is not the archive expected: {reason}; a proxy may have answered instead")]
    Archive {
        /// The archive.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file differs from the release of 2018.
    #[error(
        "{file} of {DATA_SET}.zip has SHA-256 {got}, expected {expected}; the download is damaged or the data set \
         has changed: try again, and if the error persists, review the digests in crates/tmdb"
    )]
    Digest {
        /// The file.
        file: String,
        /// What it should be.
        expected: String,
        /// What it is.
        got: String,
    },
    /// The folder could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl MovieLensError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            MovieLensError::Unreachable { .. } => "network_unreachable",
            MovieLensError::Download { .. } => "movielens_download",
            MovieLensError::Archive { .. } => "movielens_archive",
            MovieLensError::Digest { .. } => "movielens_digest",
            MovieLensError::File(error) => error.code(),
        }
    }
}

impl Archive {
    /// Downloads the data set into `<dir>/ml-latest-small`, unless it is there.
    pub async fn fetch(&self, dir: &Path) -> Result<Fetched, MovieLensError> {
        let folder = dir.join(DATA_SET);
        if self.is_complete(&folder) {
            return Ok(Fetched { folder, downloaded: false });
        }
        let url = format!("{}/datasets/movielens/{DATA_SET}.zip", self.base_url.trim_end_matches('/'));
        let archive = download(&url).await?;
        let files = self.unpack(archive, &url)?;
        make_folder(&folder)?;
        for (name, bytes) in &files {
            replace(&folder.join(name), bytes)?;
        }
        Ok(Fetched { folder, downloaded: true })
    }

    fn is_complete(&self, folder: &Path) -> bool {
        let is_right = |(name, digest): &(String, String)| {
            std::fs::read(folder.join(name)).is_ok_and(|bytes| sha256(&bytes) == *digest)
        };
        folder.join(LICENCE_FILE).is_file() && self.sha256.iter().all(is_right)
    }

    /// The licence and the verified files. Only files with known names are read from the archive.
    fn unpack(&self, archive: Vec<u8>, url: &str) -> Result<Vec<(String, Vec<u8>)>, MovieLensError> {
        let wrong = |reason: String| MovieLensError::Archive { url: url.to_owned(), reason };
        let mut zip = ZipArchive::new(Cursor::new(archive)).map_err(|error| wrong(error.to_string()))?;
        let mut read = |name: &str| -> Result<Vec<u8>, MovieLensError> {
            let entry = zip.by_name(&format!("{DATA_SET}/{name}"));
            let entry = entry.map_err(|error| wrong(format!("{name}: {error}")))?;
            let mut bytes = Vec::new();
            let read = entry.take(MOST_BYTES as u64).read_to_end(&mut bytes);
            read.map_err(|error| wrong(format!("{name}: {error}")))?;
            Ok(bytes)
        };
        let mut files = vec![(LICENCE_FILE.to_owned(), read(LICENCE_FILE)?)];
        for (name, expected) in &self.sha256 {
            let bytes = read(name)?;
            let got = sha256(&bytes);
            if got != *expected {
                return Err(MovieLensError::Digest { file: name.clone(), expected: expected.clone(), got });
            }
            files.push((name.clone(), bytes));
        }
        Ok(files)
    }
}

async fn download(url: &str) -> Result<Vec<u8>, MovieLensError> {
    let failed = |reason: String| MovieLensError::Download { url: url.to_owned(), reason };
    let address = Url::parse(url).map_err(|error| failed(error.to_string()))?;
    let builder = http::builder(&address).connect_timeout(http::CONNECT_TIMEOUT).timeout(REQUEST_TIMEOUT);
    let client = builder.build().map_err(|error| failed(http::describe(error)))?;
    let host = address.origin().ascii_serialization();
    let mut response = client.get(address).send().await.map_err(|error| {
        if error.is_connect() {
            MovieLensError::Unreachable { host, reason: http::describe(error) }
        } else {
            failed(http::describe(error))
        }
    })?;
    if !response.status().is_success() {
        return Err(failed(format!("the server answered {}", response.status())));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(http::describe(error)))? {
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Err(failed(format!("it has more than {MOST_BYTES} bytes")));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Lower-case hexadecimal SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
