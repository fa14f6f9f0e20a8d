//! Which TMDB record belongs to which MovieLens film. `links.csv` in, [`Link`]s out.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// A line of `links.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// MovieLens id.
    #[serde(rename = "movieId")]
    pub movielens_id: u32,
    /// `IMDb` id as MovieLens writes it, without the `tt`.
    #[serde(rename = "imdbId")]
    pub imdb_id: Option<String>,
    /// TMDB id; some films have none.
    #[serde(rename = "tmdbId")]
    pub tmdb_id: Option<u32>,
}

/// Why links could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "cannot read {path}: {reason}; expected columns movieId, imdbId, tmdbId, numbers in the first and last"
)]
pub struct LinksError {
    /// The file.
    pub path: String,
    /// What went wrong, with the line.
    pub reason: String,
}

impl LinksError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "links_unreadable"
    }
}

/// Reads every line of a file, in order. Further columns are ignored.
pub fn read_links(path: &Path) -> Result<Vec<Link>, LinksError> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => parse_links(&name, &bytes),
        Err(error) => Err(LinksError { path: name, reason: error.to_string() }),
    }
}

/// As [`read_links`], from bytes; `name` is used in errors.
pub fn parse_links(name: &str, bytes: &[u8]) -> Result<Vec<Link>, LinksError> {
    let links = csv::Reader::from_reader(bytes).deserialize().collect::<Result<Vec<Link>, csv::Error>>();
    links.map_err(|error| LinksError { path: name.to_owned(), reason: error.to_string() })
}

/// The lines of a file, with their header.
pub(crate) fn write_links<'a>(links: impl IntoIterator<Item = &'a Link>) -> std::io::Result<Vec<u8>> {
    let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    csv.write_record(["movieId", "imdbId", "tmdbId"])?;
    links.into_iter().try_for_each(|link| csv.serialize(link))?;
    csv.into_inner().map_err(csv::IntoInnerError::into_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_lines_and_absent_ids_are_read_and_a_bad_line_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("links.csv");
        std::fs::write(&path, "movieId,imdbId,tmdbId\r\n1,0114709,862\r\n791,0113610,\r\n")
            .expect("writable");
        let links = read_links(&path).expect("well formed");
        let ids: Vec<_> = links.iter().map(|link| (link.movielens_id, link.tmdb_id)).collect();
        assert_eq!(ids, [(1, Some(862)), (791, None)]);
        assert_eq!(links[0].imdb_id.as_deref(), Some("0114709"));

        std::fs::write(&path, "movieId,imdbId,tmdbId\n1,0114709,862\nx,0113610,\n").expect("writable");
        let error = read_links(&path).expect_err("x is not an id").to_string();
        assert!(error.contains("links.csv") && error.contains("line: 3"), "{error}");
    }
}
