//! The language of a text, when it is long enough to recognise.

use whatlang::{Detector, Lang};

/// Fewest characters for a guess; below that most guesses are wrong, since names and single words have no language.
const LEAST_CHARS: usize = 40;

/// Least confidence of a guess. The detector's own threshold refuses short English sentences that it gets right.
const LEAST_CONFIDENCE: f64 = 0.2;

/// Most characters that are read: more of a long description does not change the guess.
const MOST_CHARS: usize = 400;

/// The languages that are recognised, with their ISO 639-1 codes. The fewer there are, the better and faster the guess.
const LANGUAGES: [(Lang, &str); 25] = [
    (Lang::Eng, "en"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "no"),
    (Lang::Fin, "fi"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Hun, "hu"),
    (Lang::Tur, "tr"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Ell, "el"),
    (Lang::Heb, "he"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Hin, "hi"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Cmn, "zh"),
];

/// Recognises languages. Built once.
pub(crate) struct LanguageDetector(Detector);

impl Default for LanguageDetector {
    fn default() -> Self {
        LanguageDetector(Detector::with_allowlist(LANGUAGES.map(|(language, _)| language).to_vec()))
    }
}

impl LanguageDetector {
    /// ISO 639-1 code of the text's language; none when it is too short or the guess is not reliable.
    pub(crate) fn language(&self, text: &str) -> Option<String> {
        text.chars().nth(LEAST_CHARS)?;
        let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
        let info = self.0.detect(&text[..end]).filter(|info| info.confidence() >= LEAST_CONFIDENCE)?;
        let (_, code) = LANGUAGES.iter().find(|(language, _)| *language == info.lang())?;
        Some((*code).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_long_enough_has_a_language() {
        let language = |text| LanguageDetector::default().language(text);
        assert_eq!(language("amélie"), None);
        assert_eq!(
            language("I am looking for a film about a train that cannot be stopped").as_deref(),
            Some("en")
        );
        assert_eq!(
            language("je cherche un film sur un train qui ne peut pas s'arrêter").as_deref(),
            Some("fr")
        );
    }
}
