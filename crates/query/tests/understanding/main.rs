//! Queries as people type them, over a small vocabulary.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use cinerag_analysis::{Terms, fold};
use cinerag_domain::{Filters, Genre, GenreSet, MovieId, PartKind, Role, SortOrder, Span};
use cinerag_query::{Planner, QueryPlan, filters_with};

mod cases;
mod fuzzed;
mod vocabulary;

use vocabulary::{FILMS, index, lexicon};

fn plan(text: &str) -> QueryPlan {
    Planner::default().plan(text, &lexicon(), &index(), false)
}

fn filters(text: &str) -> Filters {
    filters_with(&Filters::default(), &plan(text).constraints)
}

fn id_of(title: &str) -> MovieId {
    let at = FILMS.iter().position(|(name, ..)| *name == title).expect("a film of the list");
    MovieId(at as u32 + 1)
}

fn genres(genres: &[Genre]) -> GenreSet {
    genres.iter().copied().collect()
}

fn years(from: u16, to: u16) -> Span<u16> {
    Span { from: Some(from), to: Some(to) }
}

fn theme(text: &str) -> String {
    plan(text).passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn titles_come_first() {
    for title in [
        "No Country for Old Men",
        "Goldfinger",
        "good will hunting",
        "Not Another Teen Movie",
        "Her",
        "It",
        "M",
        "9",
        "1984",
        "Se7en",
        "Amelie",
        "wall e",
        "spider man",
        "Scary Movie",
        "war",
        "heat",
        "Matrix",
        "the movie heat",
    ] {
        let found = plan(title);
        let wanted = FILMS.iter().position(|(name, ..)| {
            let (name, asked) = (fold(name), fold(title));
            name == asked || name == format!("the {asked}") || asked == format!("the movie {name}")
        });
        assert_eq!(found.titles.first().map(|id| id.0 as usize - 1), wanted, "{title}");
        assert_eq!(found.report.corrected, None, "{title}");
        assert!(filters_with(&Filters::default(), &found.constraints).exclude_topics.is_empty(), "{title}");
    }
    assert_eq!(
        plan("War of the Worlds").titles,
        [id_of("War of the Worlds"), id_of("War of the Worlds, The")]
    );
    assert_eq!(plan("the matrix 1999").titles, [id_of("The Matrix")]);
    assert_eq!(plan("heat brad pitt").titles, [id_of("Heat")]);
}

#[test]
fn people_and_their_roles() {
    assert_eq!(filters("movies with Tom Hanks").cast, ["tom hanks"]);
    assert_eq!(filters("starring tom hanks and brad pitt").cast, ["tom hanks", "brad pitt"]);
    assert_eq!(filters("directed by Ridley Scott").directors, ["ridley scott"]);
    assert_eq!(filters("films by Ridley Scott").directors, ["ridley scott"]);
    assert_eq!(filters("Ridley Scott films as director").directors, ["ridley scott"]);
    assert_eq!(filters("Tom Hanks").people, ["tom hanks"]);
    assert_eq!(plan("Clint Eastwood movies").known_for_role, [("clint eastwood".to_owned(), Role::Actor)]);
    assert_eq!(filters("hitchcock movies").people, ["alfred hitchcock"]);
    assert_eq!(filters("Hitchcock's best thrillers").people, ["alfred hitchcock"]);
    assert_eq!(filters("comedies without Adam Sandler").exclude_people, ["adam sandler"]);
    assert!(plan("tom hanks movies").passages.is_empty(), "nothing is left to embed");
    assert_eq!(theme("Tom Hanks redemption, nothing sad"), "redemption");
}

#[test]
fn years_running_times_and_ratings() {
    for (text, span) in [
        ("1990-1999", years(1990, 1999)),
        ("horror movies from the 80s", years(1980, 1989)),
        ("early 90s comedies", years(1990, 1994)),
        ("thrillers before 1980", Span { from: None, to: Some(1979) }),
        ("Tom Hanks movies of the 1990s", years(1990, 1999)),
        ("comedies from the last decade", Span { from: Some(2009), to: None }),
    ] {
        assert_eq!(filters(text).year, span, "{text}");
    }
    assert!(filters("a heist set in the 1930s").year.is_open());
    for text in ["old movies about war", "old sci fi", "very old horror films"] {
        assert_eq!(
            filters(text).year,
            Span { from: None, to: Some(1983) },
            "{text}: the newest film is of 2018"
        );
    }
    for text in ["an old man and the sea", "old friends meet again", "movies about old age"] {
        assert!(filters(text).year.is_open(), "{text}");
    }
    assert_eq!(filters("comedies under 90 minutes").runtime_minutes, Span { from: None, to: Some(89) });
    assert_eq!(filters("short horror movies").runtime_minutes, Span { from: None, to: Some(90) });
    assert_eq!(filters("films over three hours").runtime_minutes, Span { from: Some(181), to: None });
    assert_eq!(filters("highly rated thrillers").rating_from, Some(7.5));
    assert_eq!(filters("dramas rated above 8").rating_from, Some(8.0));
}

#[test]
fn orders_of_films_and_words_that_only_look_like_one() {
    for (text, order) in [
        ("newest horror movies", SortOrder::Year),
        ("the best 90s comedies", SortOrder::Rating),
        ("top 10 heist films", SortOrder::Rating),
        ("best of Ridley Scott", SortOrder::Rating),
        ("Tom Hanks best", SortOrder::Rating),
        ("a recent thriller", SortOrder::Year),
        ("what are the most popular films about space", SortOrder::Popularity),
        ("show me the latest about dragons", SortOrder::Year),
        ("heist films, newest first", SortOrder::Year),
    ] {
        assert_eq!(plan(text).order, Some(order), "{text}");
    }
    for text in [
        "the one with the spinning top at the end",
        "a new teacher changes the class",
        "my best friend is a ghost",
        "best friends rob a bank",
        "her famous father comes back",
    ] {
        assert_eq!(plan(text).order, None, "{text}");
    }
    assert!(theme("the one with the spinning top at the end").contains("spinning top"));
}

#[test]
fn feel_good_is_a_mood_and_good_alone_is_not() {
    let themes = |text: &str| {
        let plan = plan(text);
        let themes = plan.report.understood.iter().filter(|part| part.kind == PartKind::Theme);
        themes.map(|part| part.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(themes("feel good movie about cooking"), ["feel good", "cooking"]);
    assert_eq!(themes("a good movie about cooking"), ["cooking"]);
}

#[test]
fn genres_languages_and_audience() {
    assert_eq!(filters("80s sci-fi horror").genres, genres(&[Genre::SciFi, Genre::Horror]));
    assert_eq!(filters("romantic comedies").genres, genres(&[Genre::Romance, Genre::Comedy]));
    assert_eq!(filters("french crime films").language.as_deref(), Some("fr"));
    assert_eq!(filters("movies in Japanese").language.as_deref(), Some("ja"));
    assert_eq!(filters("british war films").countries, ["GB"]);
    assert_eq!(filters("a french chef falls in love").language, None);
    for text in ["foreign films", "foreign language thrillers", "non-english horror movies"] {
        assert_eq!(filters(text).exclude_languages, ["en"], "{text}");
    }
    assert!(filters("a foreign exchange student").exclude_languages.is_empty());
    assert_eq!(filters("crime boss").genres, genres(&[]));
    assert_eq!(filters("war veteran").genres, genres(&[]));
    assert_eq!(filters("animated movies for kids").genres, genres(&[Genre::Animation, Genre::Children]));
    assert!(plan("80s horror").passages.is_empty());
    assert_eq!(
        theme("80s horror about vampires"),
        "horror about vampires",
        "the genre says something of the mood"
    );
}

#[test]
fn what_is_not_wanted_is_refused_and_never_embedded() {
    let found = filters("not scary movies for kids");
    assert_eq!((found.genres, found.exclude_genres), (genres(&[Genre::Children]), genres(&[Genre::Horror])));
    assert_eq!(filters("no musicals").exclude_genres, genres(&[Genre::Musical]));
    assert_eq!(filters("I do not want horror movies").exclude_genres, genres(&[Genre::Horror]));
    assert_eq!(filters("I don't want horror").exclude_genres, genres(&[Genre::Horror]));
    assert_eq!(filters("thrillers that are not horror").genres, genres(&[Genre::Thriller]));
    assert_eq!(filters("thrillers that are not horror").exclude_genres, genres(&[Genre::Horror]));
    assert_eq!(
        filters("comedies without romance or drama").exclude_genres,
        genres(&[Genre::Romance, Genre::Drama])
    );
    assert_eq!(filters("non-animated fantasy films").exclude_genres, genres(&[Genre::Animation]));
    assert!(
        filters("movies for kids without violence").exclude_topics.contains(&"violenc".to_owned()),
        "said to an audience, it is an exclusion"
    );
    for told in ["a man who wakes up with no memory", "street children who survive without parents"] {
        assert!(filters(told).exclude_topics.is_empty(), "{told}");
        assert!(plan(told).unwanted.is_empty(), "{told}");
    }
    let found = filters("crime but not gangster");
    assert_eq!(found.genres, genres(&[Genre::Crime]));
    assert_eq!(found.exclude_topics, Terms::default().of_prose("gangster"));
    for text in
        ["not scary movies for kids", "I do not want horror movies", "crime but not gangster", "no musicals"]
    {
        assert_eq!(theme(text), "", "{text}");
    }
}

#[test]
fn examples_and_turns() {
    let found = plan("movies like Inception but darker");
    assert_eq!((found.like, found.tweak.as_deref()), (vec![id_of("Inception")], Some("darker")));
    let found = plan("something similar to Alien, Aliens and The Matrix");
    assert_eq!(found.like, [id_of("Alien"), id_of("Aliens"), id_of("The Matrix")]);
    let found = plan("like toy story but from the 80s");
    assert_eq!((found.like, found.tweak), (vec![id_of("Toy Story")], None));
    assert_eq!(filters("like toy story but from the 80s").year, years(1980, 1989));
    assert_eq!(plan("movies like intersteller").like, [id_of("Interstellar")]);
    assert!(plan("robots that feel like people").like.is_empty());
    let found = plan("inception but darker");
    assert_eq!((found.like, found.tweak.as_deref()), (vec![id_of("Inception")], Some("darker")));
    assert!(plan("war but funny").like.is_empty() && plan("road trip but funny").like.is_empty());
}

#[test]
fn cutting_a_part_takes_it_back() {
    let cut = |text: &str, kind: PartKind| -> String {
        let found = plan(text).report.understood;
        let (from, to) = found.iter().find(|part| part.kind == kind).expect("the part").cut;
        let kept = text.chars().enumerate().filter(|(at, _)| !(from..to).contains(&(*at as u32)));
        kept.map(|(_, c)| c).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let text = "funny movies with Tom Hanks from the 90s not animated under 2 hours";
    assert_eq!(cut(text, PartKind::Person), "funny movies from the 90s not animated under 2 hours");
    assert_eq!(cut(text, PartKind::Year), "funny movies with Tom Hanks not animated under 2 hours");
    assert_eq!(cut(text, PartKind::ExcludeGenre), "funny movies with Tom Hanks from the 90s under 2 hours");
    assert_eq!(cut(text, PartKind::Runtime), "funny movies with Tom Hanks from the 90s not animated");
    assert_eq!(cut("comedies without romance or drama", PartKind::ExcludeGenre), "comedies without drama");
    assert_eq!(cut("movies like Inception but darker", PartKind::Like), "movies darker");
    assert_eq!(cut("movies like Inception but darker", PartKind::Tweak), "movies like Inception");
    assert_eq!(cut("crime but not gangster", PartKind::ExcludeTheme), "crime");
    assert_eq!(cut("directed by Ridley Scott", PartKind::Person), "");
}

#[test]
fn spelling() {
    for (typed, meant) in [
        ("intersteller", "Interstellar"),
        ("leonardo dicapro", "Leonardo DiCaprio"),
        ("movies with leonardo dicapro", "movies with Leonardo DiCaprio"),
        ("spiderman", "Spider-Man"),
        ("dark night", "The Dark Knight"),
        ("movies with brad pit", "movies with Brad Pitt"),
        ("freindship", "friendship"),
    ] {
        let found = plan(typed);
        assert_eq!(found.report.corrected.as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(plan("intersteller").titles, [id_of("Interstellar")]);
    assert_eq!(filters("movies with leonardo dicapro").cast, ["leonardo dicaprio"]);
    for exact in [
        "uplifting movies about unlikely friendships",
        "time travel",
        "robots in love",
        "road trip",
        "80s",
        "knitting socks",
    ] {
        assert_eq!(plan(exact).report.corrected, None, "{exact}");
    }
    let literal = Planner::default().plan("intersteller", &lexicon(), &index(), true);
    assert_eq!((literal.report.corrected, literal.titles), (None, Vec::new()));
}

#[test]
fn every_part_points_at_its_words() {
    let text = "French comedies with Tom Hanks from the 90s about unlikely friendships";
    let found = plan(text).report.understood;
    let kinds: Vec<(PartKind, &str)> = found.iter().map(|part| (part.kind, part.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (PartKind::Language, "French"),
            (PartKind::Genre, "comedies"),
            (PartKind::Person, "Tom Hanks"),
            (PartKind::Year, "90s"),
            (PartKind::Theme, "unlikely friendships"),
        ]
    );
    for part in &found {
        let words: String =
            text.chars().skip(part.start as usize).take((part.end - part.start) as usize).collect();
        assert_eq!(words, part.text);
    }
    assert!(plan("uplifting movies about unlikely friendships").titles.is_empty());
}
