//! A small catalogue's vocabulary.

use std::collections::BTreeMap;

use cinerag_analysis::fold;
use cinerag_domain::{IndexInfo, MovieId};
use cinerag_ports::fakes::{MemoryLexicon, index_info};
use cinerag_ports::{Meaning, TitleForm, Vocabulary};

/// Title, year, popularity; ids count from 1.
pub const FILMS: [(&str, u16, f32); 27] = [
    ("Interstellar", 2014, 0.99),
    ("Inception", 2010, 0.99),
    ("The Matrix", 1999, 0.99),
    ("No Country for Old Men", 2007, 0.95),
    ("Goldfinger", 1964, 0.9),
    ("Good Will Hunting", 1997, 0.95),
    ("War of the Worlds", 2005, 0.9),
    ("War of the Worlds, The", 1953, 0.6),
    ("Not Another Teen Movie", 2001, 0.7),
    ("Her", 2013, 0.9),
    ("It", 1990, 0.6),
    ("M", 1931, 0.7),
    ("9", 2009, 0.5),
    ("1984", 1984, 0.6),
    ("Se7en", 1995, 0.97),
    ("Spider-Man", 2002, 0.95),
    ("Amélie", 2001, 0.95),
    ("WALL·E", 2008, 0.97),
    ("Alien", 1979, 0.97),
    ("Aliens", 1986, 0.95),
    ("Heat", 1995, 0.9),
    ("The Dark Knight", 2008, 0.99),
    ("Road Trip", 2000, 0.5),
    ("Toy Story", 1995, 0.99),
    ("Like Mike", 2002, 0.3),
    ("Scary Movie", 2000, 0.8),
    ("War", 2007, 0.3),
];

/// Name, acted, directed.
const PEOPLE: [(&str, u32, u32); 8] = [
    ("Tom Hanks", 60, 2),
    ("Leonardo DiCaprio", 27, 0),
    ("Adam Sandler", 40, 0),
    ("Ridley Scott", 0, 24),
    ("Alfred Hitchcock", 3, 40),
    ("Clint Eastwood", 45, 33),
    ("Brad Pitt", 40, 0),
    ("Tommy Lee Jones", 40, 1),
];

const TOPICS: [&str; 8] = [
    "gangster",
    "time travel",
    "crime boss",
    "friendship",
    "unlikely friendship",
    "war veteran",
    "heist",
    "road trip",
];

/// All of it.
pub fn lexicon() -> MemoryLexicon {
    let mut phrases: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    for (id, (title, year, popularity)) in (1..).zip(FILMS) {
        let main = title.strip_suffix(", The").unwrap_or(title);
        let mut add = |phrase: String, form: TitleForm| {
            let meaning =
                Meaning::Title { id: MovieId(id), text: main.to_owned(), form, year: Some(year), popularity };
            phrases.entry(phrase).or_default().push(meaning);
        };
        add(fold(main), TitleForm::Main);
        if let Some(short) = fold(main).strip_prefix("the ") {
            add(short.to_owned(), TitleForm::Short);
        }
    }
    for (name, acted, directed) in PEOPLE {
        let meaning = |is_surname: bool| Meaning::Person {
            name: name.to_owned(),
            is_surname,
            acted,
            directed,
            wrote: 0,
            popularity: 0.8,
        };
        phrases.entry(fold(name)).or_default().push(meaning(false));
        let surname = fold(name).split(' ').next_back().unwrap_or_default().to_owned();
        phrases.entry(surname).or_default().push(meaning(true));
    }
    for topic in TOPICS {
        phrases
            .entry(topic.to_owned())
            .or_default()
            .push(Meaning::Topic { name: topic.to_owned(), movie_count: 9 });
    }
    let prose = "uplifting movies about unlikely friendships slow burn thrillers with a twist darker violent set in space \
        robots love dark night redemption nothing sad vampires kids paris horror brad pit scary comedies detective \
        romantic gangster crime boss war veteran heist road trip time travel crew";
    let mut words: BTreeMap<String, u32> = prose.split(' ').map(|word| (word.to_owned(), 20)).collect();
    for phrase in phrases.keys() {
        words.extend(phrase.split(' ').map(|word| (word.to_owned(), 20)));
    }
    let plain_words = ["knitting", "socks", "mower"].map(str::to_owned).into();
    MemoryLexicon::new(Vocabulary { phrases, words, plain_words })
}

/// An index with these films.
pub fn index() -> IndexInfo {
    index_info(1_000, 2018)
}
