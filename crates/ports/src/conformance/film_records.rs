//! What every store of film records must do.

use cinerag_domain::{Movie, MovieId};

use crate::{Catalogue, FilmRecords, IndexContents};

/// Runs the suite over records with nothing in them, with the films of `contents`, more than a hundred; panics with what
/// differs. Leaves all of the films there.
pub async fn film_records<R: FilmRecords + Catalogue>(under_test: &R, contents: &IndexContents) {
    let movies: Vec<Movie> = contents.points.iter().map(|point| point.movie.clone()).collect();
    let ids: Vec<MovieId> = movies.iter().map(|movie| movie.card.id).collect();
    assert!(movies.len() > 100, "the suite wants more films than one call of any service carries");
    assert_eq!(under_test.ids().await.expect("ids"), []);
    assert_eq!(under_test.outdated(&[]).await.expect("outdated"), []);
    let mut outdated = under_test.outdated(&movies).await.expect("outdated");
    outdated.sort_unstable();
    assert_eq!(outdated, ids, "what is missing is to be written");

    under_test.put(&[]).await.expect("put nothing");
    under_test.put(&movies).await.expect("put");
    assert_eq!(under_test.ids().await.expect("ids"), ids, "by number");
    assert_eq!(under_test.outdated(&movies).await.expect("outdated"), [], "and then no more");

    let mut renamed = movies.clone();
    renamed[7].card.title = "Renamed".into();
    assert_eq!(under_test.outdated(&renamed).await.expect("outdated"), [ids[7]]);
    under_test.put(&renamed[7..8]).await.expect("put");
    assert_eq!(under_test.movie(ids[7]).await.expect("movie"), Some(renamed[7].clone()));
    assert_eq!(under_test.outdated(&renamed).await.expect("outdated"), []);

    under_test.remove(&[ids[3], MovieId(1), ids[7]]).await.expect("removed");
    assert_eq!(under_test.movie(ids[3]).await.expect("movie"), None);
    let left: Vec<MovieId> = ids.iter().copied().filter(|id| ![ids[3], ids[7]].contains(id)).collect();
    assert_eq!(under_test.ids().await.expect("ids"), left);
    let mut outdated = under_test.outdated(&movies).await.expect("outdated");
    outdated.sort_unstable();
    assert_eq!(outdated, [ids[3], ids[7]]);
    under_test.put(&movies).await.expect("put again");
}
