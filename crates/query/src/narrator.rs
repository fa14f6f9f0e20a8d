//! What people say about themselves and their memory of a film, rather than about the film.

use cinerag_analysis::fold;

use crate::lexicon::{Narration, SceneOpening, Words};

/// Most words of a sentence about the search for the film that is dropped whole.
const LONGEST_ASIDE: usize = 14;
/// Most words of a sentence about when and where the film was seen that is dropped whole.
const LONGEST_MEMORY: usize = 22;
/// How far into a sentence a hedge may stand.
const HEDGE_REACH: usize = 9;

impl Narration {
    /// True for a folded word of narration, which no plot needs.
    pub(crate) fn is_narrative(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// True for a short sentence about the search for the film.
    pub(crate) fn is_about_the_search(&self, sentence: &str) -> bool {
        has_any(sentence, self.search) && sentence.split_whitespace().count() <= LONGEST_ASIDE
    }

    /// True for a sentence about when and where the film was seen.
    pub(crate) fn is_about_the_watching(&self, sentence: &str) -> bool {
        has_any(sentence, self.watching)
            && has_any(sentence, self.when_and_where)
            && sentence.split_whitespace().count() <= LONGEST_MEMORY
    }

    /// True for a word that marks a year in its sentence as the one in which the film was seen.
    pub(crate) fn is_watching(&self, word: &str) -> bool {
        self.watched.contains(&word)
    }

    /// The sentence without its opening about the memory: "I remember that there was a scene where a …" → "a …".
    pub(crate) fn without_hedge<'a>(&self, sentence: &'a str) -> &'a str {
        let words: Vec<(usize, String)> = sentence
            .split_whitespace()
            .map(|word| (word.as_ptr() as usize - sentence.as_ptr() as usize, fold(word)))
            .collect();
        let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
        let mut at = 0;
        let hedge = (0..words.len().min(HEDGE_REACH)).find(|at| self.hedges.contains(&word(*at)));
        if let Some(hedge) = hedge.filter(|hedge| (0..*hedge).any(|at| self.speakers.contains(&word(at)))) {
            at = hedge + 1;
            while self.after_hedge.contains(&word(at)) {
                at += 1;
            }
        }
        if self.scene.starts.contains(&word(at)) || self.scene.start_determiners.contains(&word(at)) {
            at = after_scene(&self.scene, &word, at).unwrap_or(at);
        }
        match words.get(at) {
            Some((start, _)) if at > 0 => &sentence[*start..],
            _ => sentence,
        }
    }
}

fn has_any(sentence: &str, phrases: Words) -> bool {
    let padded = format!(" {} ", fold(sentence));
    phrases.iter().any(|phrase| padded.contains(phrase))
}

/// Where the content begins after "there is a scene where", "the movie is about", "it was about"; none when these words
/// are the content.
fn after_scene<'a>(scene: &SceneOpening, word: &impl Fn(usize) -> &'a str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut skip = |words: Words| {
        let stands = words.contains(&word(at));
        at += usize::from(stands);
        stands
    };
    skip(scene.subjects);
    skip(scene.verbs);
    skip(scene.adverbs);
    skip(scene.determiners);
    let is_scene = skip(scene.scenes);
    let has_link = skip(scene.links);
    let is_about = skip(scene.abouts);
    (is_about || is_scene && has_link).then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::ENGLISH;

    #[test]
    fn openings_about_the_memory_are_dropped() {
        for (sentence, rest) in [
            ("I think it was about a fisherman", "a fisherman"),
            ("All I remember is that a dog saves the town", "a dog saves the town"),
            ("There is a scene where the house burns", "the house burns"),
            ("The movie is about two brothers", "two brothers"),
            ("A man walks into a bar", "A man walks into a bar"),
            ("It was raining", "It was raining"),
            ("I", "I"),
        ] {
            assert_eq!(ENGLISH.narration.without_hedge(sentence), rest);
        }
    }
}
