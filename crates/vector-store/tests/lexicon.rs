//! The embedded lexicon and completions: the ports' conformance suites, and agreement with fakes that compare with
//! everything.
#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::collections::BTreeMap;

use cinerag_domain::{MovieId, Suggestion, SuggestionKind};
use cinerag_ports::conformance::{self, sample_contents, sample_vocabulary};
use cinerag_ports::fakes::{MemoryLexicon, MemoryStore};
use cinerag_ports::{
    IndexContents, IndexPublisher, IndexSource, Lexicon, Meaning, PhraseKind, Suggester, TitleForm,
    Vocabulary,
};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher, FolderSource};
use proptest::prelude::*;

fn published(vocabulary: &Vocabulary) -> tempfile::TempDir {
    published_contents(&IndexContents { vocabulary: vocabulary.clone(), ..sample_contents(3, 1) })
}

fn published_contents(contents: &IndexContents) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("tempdir");
    EmbeddedPublisher::new(folder.path()).publish(contents).expect("publish");
    folder
}

/// The folder is deleted while the index is open; mapped files stay readable.
fn opened(vocabulary: &Vocabulary) -> EmbeddedIndex {
    EmbeddedIndex::open_current(published(vocabulary).path()).expect("open")
}

#[test]
fn conforms() {
    conformance::lexicon(|vocabulary| Box::new(opened(vocabulary)));
}

#[tokio::test]
async fn a_snapshot_of_a_folder_has_its_lexicon() {
    let vocabulary = sample_vocabulary();
    let snapshot = FolderSource::open(published(&vocabulary).path()).expect("open").snapshot().await;
    for (phrase, meanings) in &vocabulary.phrases {
        assert_eq!(&snapshot.lexicon().meanings(phrase), meanings, "{phrase}");
    }
}

#[tokio::test]
async fn completes_as_the_contract_says() {
    conformance::suggester(|suggestions| {
        let contents = IndexContents { suggestions: suggestions.to_vec(), ..sample_contents(3, 1) };
        Box::new(EmbeddedIndex::open_current(published_contents(&contents).path()).expect("open"))
    })
    .await;
}

/// Phrases over few letters, so that many are near each other; some outside ASCII.
fn phrase() -> impl Strategy<Value = String> {
    "[abé千]{1,4}( [abé千]{1,4}){0,2}"
}

fn meaning(kind: u8, at: usize) -> Meaning {
    // all different, so that there are no ties
    let popularity = at as f32 / 100.0;
    match kind {
        0 => Meaning::Title {
            id: MovieId(at as u32),
            text: "Title".into(),
            form: TitleForm::Main,
            year: None,
            popularity,
        },
        1 | 2 => Meaning::Person {
            name: "Name".into(),
            is_surname: kind == 2,
            acted: 1,
            directed: 0,
            wrote: 0,
            popularity,
        },
        3 => Meaning::Character { name: "Character".into(), movie_count: at as u32 },
        _ => Meaning::Topic { name: "Topic".into(), movie_count: at as u32 },
    }
}

fn vocabulary() -> impl Strategy<Value = Vocabulary> {
    let phrases = proptest::collection::vec((phrase(), 0..5_u8), 0..40);
    let words = proptest::collection::btree_set("[abé千]{1,6}", 0..40);
    (phrases, words).prop_map(|(said, words)| {
        let mut phrases: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
        for (at, (phrase, kind)) in said.into_iter().enumerate() {
            phrases.entry(phrase).or_default().push(meaning(kind, at));
        }
        let plain_words = ["plain".to_owned()].into();
        Vocabulary { phrases, words: words.into_iter().zip(1..).collect(), plain_words }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn agrees_with_comparing_with_everything(
        vocabulary in vocabulary(),
        asked in proptest::collection::vec(phrase(), 12),
        max_edits in 0..4_u8,
        limit in 0..30_usize,
    ) {
        let (index, all) = (opened(&vocabulary), MemoryLexicon::new(vocabulary.clone()));
        let known = vocabulary.phrases.keys().chain(vocabulary.words.keys()).take(20);
        for asked in asked.iter().chain(known) {
            prop_assert_eq!(index.meanings(asked), all.meanings(asked));
            prop_assert_eq!(index.has_phrase_starting(asked), all.has_phrase_starting(asked));
            for kind in [PhraseKind::Title, PhraseKind::Person] {
                let expected = all.near_phrases(asked, kind, max_edits, limit);
                prop_assert_eq!(index.near_phrases(asked, kind, max_edits, limit), expected, "{}", asked);
            }
            prop_assert_eq!(index.word_count(asked), all.word_count(asked));
            let expected = all.near_words(asked, max_edits, limit);
            prop_assert_eq!(index.near_words(asked, max_edits, limit), expected, "{}", asked);
        }
    }
    #[test]
    fn completes_like_comparing_with_every_key(
        keys in proptest::collection::vec(proptest::collection::vec(phrase(), 1..3), 0..40),
        asked in proptest::collection::vec(phrase(), 12),
        limit in 0..12_usize,
    ) {
        // few weights, so that ties are broken as well
        let suggestion = |(at, keys): (u32, Vec<String>)| Suggestion {
            kind: SuggestionKind::Theme { movie_count: at },
            text: at.to_string(),
            keys,
            weight: (at % 5) as f32,
        };
        let suggestions = (0..).zip(keys).map(suggestion).collect();
        let contents = IndexContents { suggestions, ..sample_contents(3, 1) };
        let all = MemoryStore::default();
        all.publish(&contents).expect("publish");
        let index = EmbeddedIndex::open_current(published_contents(&contents).path()).expect("open");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("runtime");
        let texts = |suggester: &dyn Suggester, prefix: &str| {
            let found = runtime.block_on(suggester.suggest(prefix, limit)).expect("suggest");
            found.into_iter().map(|suggestion| suggestion.text).collect::<Vec<_>>()
        };
        let own = contents.suggestions.iter().flat_map(|suggestion| &suggestion.keys).take(10);
        for prefix in asked.iter().chain(own) {
            prop_assert_eq!(texts(&index, prefix), texts(&all.index(), prefix), "{}", prefix);
        }
    }
}
