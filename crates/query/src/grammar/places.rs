//! Languages and countries.

use super::{Read, longest};
use crate::tokens::Token;

/// Where a film is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Its original language, ISO 639-1.
    Language(&'static str),
    /// Any original language but this one, ISO 639-1.
    NotLanguage(&'static str),
    /// One of its countries, ISO 3166-1 alpha-2.
    Country(&'static [&'static str]),
}

/// Adjectives. Where a language is spoken mainly in one country, the language is meant: "French films" are in French.
const TABLE: &[(&str, Place)] = &[
    ("french", Place::Language("fr")),
    ("german", Place::Language("de")),
    ("italian", Place::Language("it")),
    ("spanish", Place::Language("es")),
    ("portuguese", Place::Language("pt")),
    ("russian", Place::Language("ru")),
    ("japanese", Place::Language("ja")),
    ("korean", Place::Language("ko")),
    ("south korean", Place::Language("ko")),
    ("chinese", Place::Language("zh")),
    ("mandarin", Place::Language("zh")),
    ("cantonese", Place::Language("cn")),
    ("swedish", Place::Language("sv")),
    ("danish", Place::Language("da")),
    ("norwegian", Place::Language("no")),
    ("finnish", Place::Language("fi")),
    ("icelandic", Place::Language("is")),
    ("dutch", Place::Language("nl")),
    ("polish", Place::Language("pl")),
    ("czech", Place::Language("cs")),
    ("hungarian", Place::Language("hu")),
    ("romanian", Place::Language("ro")),
    ("greek", Place::Language("el")),
    ("turkish", Place::Language("tr")),
    ("arabic", Place::Language("ar")),
    ("persian", Place::Language("fa")),
    ("farsi", Place::Language("fa")),
    ("iranian", Place::Language("fa")),
    ("hebrew", Place::Language("he")),
    ("israeli", Place::Country(&["IL"])),
    ("hindi", Place::Language("hi")),
    ("bollywood", Place::Language("hi")),
    ("tamil", Place::Language("ta")),
    ("telugu", Place::Language("te")),
    ("bengali", Place::Language("bn")),
    ("thai", Place::Language("th")),
    ("vietnamese", Place::Language("vi")),
    ("indonesian", Place::Language("id")),
    ("serbian", Place::Language("sr")),
    ("croatian", Place::Language("hr")),
    ("bulgarian", Place::Language("bg")),
    ("ukrainian", Place::Language("uk")),
    ("estonian", Place::Language("et")),
    ("english", Place::Language("en")),
    ("english language", Place::Language("en")),
    ("foreign", Place::NotLanguage("en")),
    ("foreign language", Place::NotLanguage("en")),
    ("non english", Place::NotLanguage("en")),
    ("non english language", Place::NotLanguage("en")),
    ("subtitled", Place::NotLanguage("en")),
    ("american", Place::Country(&["US"])),
    ("hollywood", Place::Country(&["US"])),
    ("british", Place::Country(&["GB"])),
    ("uk", Place::Country(&["GB"])),
    ("scottish", Place::Country(&["GB"])),
    ("irish", Place::Country(&["IE"])),
    ("australian", Place::Country(&["AU"])),
    ("aussie", Place::Country(&["AU"])),
    ("new zealand", Place::Country(&["NZ"])),
    ("canadian", Place::Country(&["CA"])),
    ("mexican", Place::Country(&["MX"])),
    ("brazilian", Place::Country(&["BR"])),
    ("argentinian", Place::Country(&["AR"])),
    ("argentine", Place::Country(&["AR"])),
    ("chilean", Place::Country(&["CL"])),
    ("colombian", Place::Country(&["CO"])),
    ("cuban", Place::Country(&["CU"])),
    ("belgian", Place::Country(&["BE"])),
    ("swiss", Place::Country(&["CH"])),
    ("austrian", Place::Country(&["AT"])),
    ("indian", Place::Country(&["IN"])),
    ("taiwanese", Place::Country(&["TW"])),
    ("hong kong", Place::Country(&["HK"])),
    ("south african", Place::Country(&["ZA"])),
    ("nigerian", Place::Country(&["NG"])),
    ("egyptian", Place::Country(&["EG"])),
    ("soviet", Place::Country(&["SU", "RU"])),
    ("scandinavian", Place::Country(&["SE", "NO", "DK", "FI", "IS"])),
    ("nordic", Place::Country(&["SE", "NO", "DK", "FI", "IS"])),
    ("asian", Place::Country(&["JP", "KR", "CN", "HK", "TW", "TH", "IN", "VN"])),
];

/// Countries as nouns, after "from" or "made in".
const COUNTRIES: &[(&str, &[&str])] = &[
    ("france", &["FR"]),
    ("germany", &["DE"]),
    ("italy", &["IT"]),
    ("spain", &["ES"]),
    ("portugal", &["PT"]),
    ("russia", &["RU", "SU"]),
    ("the soviet union", &["SU", "RU"]),
    ("japan", &["JP"]),
    ("korea", &["KR"]),
    ("south korea", &["KR"]),
    ("china", &["CN"]),
    ("hong kong", &["HK"]),
    ("taiwan", &["TW"]),
    ("sweden", &["SE"]),
    ("denmark", &["DK"]),
    ("norway", &["NO"]),
    ("finland", &["FI"]),
    ("iceland", &["IS"]),
    ("the netherlands", &["NL"]),
    ("poland", &["PL"]),
    ("hungary", &["HU"]),
    ("romania", &["RO"]),
    ("greece", &["GR"]),
    ("turkey", &["TR"]),
    ("iran", &["IR"]),
    ("israel", &["IL"]),
    ("india", &["IN"]),
    ("thailand", &["TH"]),
    ("america", &["US"]),
    ("the us", &["US"]),
    ("the usa", &["US"]),
    ("the united states", &["US"]),
    ("britain", &["GB"]),
    ("great britain", &["GB"]),
    ("england", &["GB"]),
    ("the uk", &["GB"]),
    ("the united kingdom", &["GB"]),
    ("ireland", &["IE"]),
    ("australia", &["AU"]),
    ("new zealand", &["NZ"]),
    ("canada", &["CA"]),
    ("mexico", &["MX"]),
    ("brazil", &["BR"]),
    ("argentina", &["AR"]),
    ("chile", &["CL"]),
    ("belgium", &["BE"]),
    ("switzerland", &["CH"]),
    ("austria", &["AT"]),
    ("south africa", &["ZA"]),
];

/// An adjective of language or origin at a position, or a country after "from".
pub(crate) fn place(tokens: &[Token], at: usize) -> Option<Read<Place>> {
    let cues: [&[&str]; 4] = [&["made", "in"], &["produced", "in"], &["shot", "in"], &["from"]];
    if let Some(skip) = cues.iter().find(|cue| super::follows(tokens, at, cue)).map(|cue| cue.len()) {
        let country = longest(tokens, at + skip, COUNTRIES)?;
        return Some(Read { words: skip + country.words, value: Place::Country(country.value) });
    }
    longest(tokens, at, TABLE).map(|read| Read { words: read.words, value: *read.value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn adjectives_and_countries() {
        let read = |text: &str| place(&tokens(text), 0);
        assert_eq!(read("french comedies"), Some(Read { words: 1, value: Place::Language("fr") }));
        assert_eq!(read("south korean"), Some(Read { words: 2, value: Place::Language("ko") }));
        assert_eq!(read("from the UK"), Some(Read { words: 3, value: Place::Country(&["GB"]) }));
        assert_eq!(read("from dusk till dawn"), None);
        assert_eq!(read("france"), None);
    }
}
