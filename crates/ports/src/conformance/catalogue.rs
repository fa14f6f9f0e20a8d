//! What every catalogue must do.

use cinerag_domain::{Movie, MovieId};

use crate::{Catalogue, IndexContents};

/// Runs the suite over a catalogue that has the films of `contents`, more than a hundred; panics with what differs.
pub async fn catalogue(under_test: &dyn Catalogue, contents: &IndexContents) {
    let movies: Vec<Movie> = contents.points.iter().map(|point| point.movie.clone()).collect();
    assert!(movies.len() > 100, "the suite wants more films than one call of any service carries");
    let unknown = MovieId(1);
    assert_eq!(under_test.movie(movies[1].card.id).await.expect("movie"), Some(movies[1].clone()));
    assert_eq!(under_test.movie(unknown).await.expect("absence is no error"), None);
    assert_eq!(under_test.movies(&[]).await.expect("no films"), []);

    let backwards: Vec<Option<Movie>> = movies.iter().rev().cloned().map(Some).collect();
    let mut ids: Vec<MovieId> = movies.iter().rev().map(|movie| movie.card.id).collect();
    assert_eq!(under_test.movies(&ids).await.expect("movies"), backwards, "in the order of the ids");
    ids = vec![ids[3], unknown, ids[0], ids[3], unknown];
    let [third, first] = [3, 0].map(|at: usize| backwards[at].clone());
    let expected = [third.clone(), None, first, third, None];
    assert_eq!(
        under_test.movies(&ids).await.expect("movies"),
        expected,
        "repeated and unknown ids have places"
    );
}
