//! In which language the words are, when there are enough of them to tell.

/// Characters below which a guess is mostly wrong: names and single words have no language.
const LEAST_CHARS: usize = 40;

/// Of the detector's guess; it calls short English sentences unreliable that it gets right.
const LEAST_CONFIDENCE: f64 = 0.2;

/// ISO 639-1 code of the text's language; none when it is too short or the guess is not reliable.
pub(crate) fn language(text: &str) -> Option<String> {
    text.chars().nth(LEAST_CHARS)?;
    let info = whatlang::detect(text).filter(|info| info.confidence() >= LEAST_CONFIDENCE)?;
    let code = match info.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Nob => "no",
        whatlang::Lang::Fin => "fi",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Ces => "cs",
        whatlang::Lang::Hun => "hu",
        whatlang::Lang::Tur => "tr",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Ukr => "uk",
        whatlang::Lang::Ell => "el",
        whatlang::Lang::Heb => "he",
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Pes => "fa",
        whatlang::Lang::Hin => "hi",
        whatlang::Lang::Jpn => "ja",
        whatlang::Lang::Kor => "ko",
        whatlang::Lang::Cmn => "zh",
        _ => return None,
    };
    Some(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_long_enough_has_a_language() {
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
