//! Words that say what their neighbours are: requests, words for films, roles, negations, comparisons.

use cinerag_domain::Role;

use super::{Read, first_of, longest, longest_of, standing};
use crate::lexicon::Language;
use crate::tokens::{Token, is_sign};

impl Language {
    /// True for a word that means films.
    pub(crate) fn is_film_word(&self, word: &str) -> bool {
        self.cues.film_words.contains(&word)
    }

    /// True for a word that asks rather than describes.
    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.cues.fillers.contains(&word) || is_sign(word)
    }

    /// True for a word that says something about the films that are asked for.
    pub(crate) fn describes(&self, word: &str) -> bool {
        !self.is_filler(word) && !self.is_film_word(word)
    }

    /// True for a word that asks rather than describes, in its context: "feel good" describes.
    pub(crate) fn is_filler_at(&self, tokens: &[Token], at: usize) -> bool {
        self.is_filler(&tokens[at].word) && !ends_pair(self.cues.describing_pairs, tokens, at)
    }

    /// True after a word that makes "best" or "new" about one thing or person: "a new …", "my best …".
    pub(crate) fn is_of_one(&self, tokens: &[Token], at: usize) -> bool {
        at > 0 && self.cues.determiners.contains(&tokens[at - 1].word.as_str())
    }

    /// True for a word that "best" and "new" describe without asking for an order: "my best friend".
    pub(crate) fn names_a_friend(&self, word: &str) -> bool {
        self.cues.friends.contains(&word)
    }

    /// True for a word with a plural ending.
    pub(crate) fn is_plural(&self, word: &str) -> bool {
        self.cues.plural_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// A word before a name that gives the person's role.
    pub(crate) fn role_before(&self, tokens: &[Token], at: usize) -> Option<Read<Role>> {
        longest(tokens, at, self.people.roles_before)
    }

    /// A word after a name that gives the person's role.
    pub(crate) fn role_after(&self, tokens: &[Token], at: usize) -> Option<Read<Role>> {
        let is_before_agent = self.people.participles.contains(&tokens.get(at)?.word.as_str())
            && first_of(tokens, at + 1, self.people.agents).is_some();
        longest(tokens, at, self.people.roles_after).filter(|_| !is_before_agent)
    }

    /// "Like", "similar to": the films named next are examples. How many words it has.
    pub(crate) fn example_cue(&self, tokens: &[Token], at: usize) -> Option<usize> {
        longest_of(tokens, at, self.examples.cues)
    }

    /// A negation: what is named next is not wanted. How many words it has.
    pub(crate) fn negation(&self, tokens: &[Token], at: usize) -> Option<usize> {
        longest_of(tokens, at, self.negations.words)
            .or_else(|| tokens.get(at).filter(|token| token.word == "-").map(|_| 1))
    }

    /// True for a negation that asks for less of what is named next without ruling it out: "not too scary".
    pub(crate) fn lessens(&self, tokens: &[Token], at: usize) -> bool {
        longest_of(tokens, at, self.negations.lessening).is_some()
    }

    /// True for "without" and "with no", which may also describe somebody in the story.
    pub(crate) fn is_without(&self, tokens: &[Token], at: usize) -> bool {
        standing(tokens, at, self.negations.without) || ends_pair(self.negations.with_no, tokens, at)
    }

    /// True for a word for somebody in a story, unless it names the audience: "for kids".
    pub(crate) fn is_somebody(&self, tokens: &[Token], at: usize) -> bool {
        let is_audience = at > 0 && standing(tokens, at - 1, self.people.before_audience);
        standing(tokens, at, self.people.somebody) && !is_audience
    }

    /// True for a word that joins the items of a list.
    pub(crate) fn is_joint(&self, word: &str) -> bool {
        self.cues.joints.contains(&word)
    }

    /// True for a word that lists films or people, all of which are meant.
    pub(crate) fn is_list_joint(&self, word: &str) -> bool {
        self.cues.list_joints.contains(&word)
    }

    /// True for a word that may stand between a negation and what it negates.
    pub(crate) fn is_carried(&self, word: &str) -> bool {
        self.negations.carried.contains(&word)
    }

    /// True for a word that begins a wish for something different.
    pub(crate) fn is_turn(&self, word: &str) -> bool {
        self.cues.turns.contains(&word)
    }

    /// True for an article before a title or a film word.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.cues.articles.contains(&word)
    }
}

/// True when the word here and the one before it are one of the pairs.
fn ends_pair(pairs: &[(&str, &str)], tokens: &[Token], at: usize) -> bool {
    at > 0 && pairs.iter().any(|(first, second)| tokens[at - 1].word == *first && tokens[at].word == *second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn roles_and_comparisons() {
        let text = tokens("directed by Ridley Scott");
        assert_eq!(ENGLISH.role_before(&text, 0), Some(Read { words: 2, value: Role::Director }));
        assert_eq!(ENGLISH.role_after(&tokens("directed by"), 0), None);
        assert_eq!(ENGLISH.example_cue(&tokens("similar to alien"), 0), Some(2));
        assert_eq!(ENGLISH.negation(&tokens("i do not want horror"), 0), Some(4));
        assert!(ENGLISH.is_filler("recommend") && !ENGLISH.is_filler("robot"));
    }
}
