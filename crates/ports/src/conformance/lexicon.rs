//! What every lexicon must do, on the sample's vocabulary.

use super::sample::sample_vocabulary;
use crate::{Lexicon, PhraseKind, Vocabulary};

/// Runs the suite on what `open` makes of a vocabulary; panics with what differs.
pub fn lexicon(open: impl Fn(&Vocabulary) -> Box<dyn Lexicon>) {
    let vocabulary = sample_vocabulary();
    let lexicon = &*open(&vocabulary);
    gives_every_meaning(lexicon, &vocabulary);
    knows_where_phrases_start(lexicon);
    finds_misspelt_phrases(lexicon);
    finds_misspelt_words(lexicon, &vocabulary);
    holds_nothing_when_empty(&*open(&Vocabulary::default()));
}

fn gives_every_meaning(lexicon: &dyn Lexicon, vocabulary: &Vocabulary) {
    for (phrase, meanings) in &vocabulary.phrases {
        assert_eq!(&lexicon.meanings(phrase), meanings, "{phrase}: all of them, in their order");
    }
    for unknown in ["", " ", "spider", "spider man ", "spider man no way homes", "zzz", "千と"] {
        assert_eq!(lexicon.meanings(unknown), [], "{unknown:?} is no phrase");
    }
}

fn knows_where_phrases_start(lexicon: &dyn Lexicon) {
    for words in ["spider", "spider man", "spider man no", "leonardo", "sherlock holmes", "time", "dicaprio"]
    {
        assert!(lexicon.has_phrase_starting(words), "a phrase starts with {words:?}");
    }
    for words in ["", "spid", "spider man n", "man", "spider man no way home again", "x", "千と"] {
        assert!(!lexicon.has_phrase_starting(words), "no phrase starts with the whole words {words:?}");
    }
}

fn finds_misspelt_phrases(lexicon: &dyn Lexicon) {
    let near = |asked: &str, kind, max_edits| {
        let found = lexicon.near_phrases(asked, kind, max_edits, 5);
        found.into_iter().map(|near| (near.phrase, near.edits)).collect::<Vec<_>>()
    };
    let one = |phrase: &str, edits| vec![(phrase.to_owned(), edits)];
    assert_eq!(near("spiderman", PhraseKind::Title, 0), one("spider man", 0), "spaces do not count");
    assert_eq!(near("spi derman", PhraseKind::Title, 2), one("spider man", 0));
    assert_eq!(near("leonrdo dicaprio", PhraseKind::Person, 1), one("leonardo dicaprio", 1), "insertion");
    assert_eq!(near("leonardoo dicaprio", PhraseKind::Person, 1), one("leonardo dicaprio", 1), "deletion");
    assert_eq!(near("leonarbo dicaprio", PhraseKind::Person, 1), one("leonardo dicaprio", 1), "substitution");
    assert_eq!(
        near("leonadro dicaprio", PhraseKind::Person, 1),
        one("leonardo dicaprio", 1),
        "transposition"
    );
    assert_eq!(near("beonardo dicaprio", PhraseKind::Person, 1), one("leonardo dicaprio", 1), "first letter");
    assert_eq!(near("leonrdo dicapro", PhraseKind::Person, 1), [], "two are too many for one");
    assert_eq!(near("leonrdo dicapro", PhraseKind::Person, 2), one("leonardo dicaprio", 2));
    assert_eq!(near("beonrdo dicaprio", PhraseKind::Person, 2), [], "first letter, and one more");
    assert_eq!(near("leonrdo dicapro", PhraseKind::Title, 2), [], "somebody's name is no title");
    assert_eq!(near("dicapri", PhraseKind::Person, 2), [], "a surname is no whole name");
    assert_eq!(near("time travell", PhraseKind::Title, 2), [], "a topic is no title");
    assert_eq!(
        near("千と千尋の神隠", PhraseKind::Title, 1),
        one("千と千尋の神隠し", 1),
        "letters, not bytes"
    );
    assert_eq!(near("", PhraseKind::Title, 2), []);

    let ranked = lexicon.near_phrases("heats", PhraseKind::Title, 2, 5);
    let order: Vec<(&str, u8)> = ranked.iter().map(|near| (near.phrase.as_str(), near.edits)).collect();
    assert_eq!(order, [("heat", 1), ("hear", 2), ("head", 2)], "fewest edits, then best known");
    assert!((ranked[1].popularity - 0.9).abs() < 1e-6, "{ranked:?}");
    assert_eq!(lexicon.near_phrases("heats", PhraseKind::Title, 2, 2), ranked[..2], "at most the limit");
    assert_eq!(lexicon.near_phrases("heats", PhraseKind::Title, 2, 0), []);
}

fn finds_misspelt_words(lexicon: &dyn Lexicon, vocabulary: &Vocabulary) {
    for (word, count) in &vocabulary.words {
        assert_eq!(lexicon.word_count(word), *count, "{word}");
    }
    assert_eq!(["", "zzz", "dream ", "drea"].map(|word| lexicon.word_count(word)), [0; 4]);
    assert!(lexicon.is_word("dream") && lexicon.is_word("socks"), "of films or not");
    assert!(!lexicon.is_word("dreem") && !lexicon.is_word(""));
    assert_eq!(lexicon.word_count("socks"), 0, "no film has it");
    let near = |asked: &str, max_edits, limit| {
        let found = lexicon.near_words(asked, max_edits, limit);
        found.into_iter().map(|near| (near.word, near.edits, near.movie_count)).collect::<Vec<_>>()
    };
    let found = |word: &str, edits, count| (word.to_owned(), edits, count);
    assert_eq!(near("dreem", 1, 9), [found("dream", 1, 40)]);
    assert_eq!(near("dream", 0, 9), [found("dream", 0, 40)]);
    assert_eq!(near("dream", 2, 9), [found("dream", 0, 40), found("dreams", 1, 60), found("cream", 1, 3)]);
    assert_eq!(near("dream", 2, 2), [found("dream", 0, 40), found("dreams", 1, 60)]);
    assert_eq!(near("", 2, 9), []);
    assert_eq!(near("unheard", 2, 9), []);
    assert_eq!(near("sock", 2, 9), [], "what no film has is near to nothing");
}

fn holds_nothing_when_empty(lexicon: &dyn Lexicon) {
    assert_eq!(lexicon.meanings("heat"), []);
    assert!(!lexicon.has_phrase_starting("heat"));
    assert_eq!(lexicon.near_phrases("heat", PhraseKind::Title, 2, 5), []);
    assert_eq!(lexicon.near_phrases("heat", PhraseKind::Person, 2, 5), []);
    assert_eq!((lexicon.word_count("heat"), lexicon.is_word("heat")), (0, false));
    assert_eq!(lexicon.near_words("heat", 2, 5), []);
}
