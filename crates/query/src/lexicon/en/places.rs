//! Languages and countries in English.

use crate::lexicon::Place::{Country, Language, NotLanguage};
use crate::lexicon::{Phrases, Place, Places, Words};

pub(super) const PLACES: Places = Places {
    adjectives: ADJECTIVES,
    countries: COUNTRIES,
    country_cues: &["made in", "produced in", "shot in", "from"],
    before_language: &["in"],
    after_adjective: &["language", "with", "from", "about", "but", "without"],
};

#[rustfmt::skip]
const ADJECTIVES: Phrases<Place> = &[
    ("french", Language("fr")), ("german", Language("de")), ("italian", Language("it")),
    ("spanish", Language("es")), ("portuguese", Language("pt")), ("russian", Language("ru")),
    ("japanese", Language("ja")), ("korean", Language("ko")), ("south korean", Language("ko")),
    ("chinese", Language("zh")), ("mandarin", Language("zh")), ("cantonese", Language("cn")),
    ("swedish", Language("sv")), ("danish", Language("da")), ("norwegian", Language("no")),
    ("finnish", Language("fi")), ("icelandic", Language("is")), ("dutch", Language("nl")),
    ("polish", Language("pl")), ("czech", Language("cs")), ("hungarian", Language("hu")),
    ("romanian", Language("ro")), ("greek", Language("el")), ("turkish", Language("tr")),
    ("arabic", Language("ar")), ("persian", Language("fa")), ("farsi", Language("fa")), ("iranian", Language("fa")),
    ("hebrew", Language("he")), ("israeli", Country(&["IL"])), ("hindi", Language("hi")),
    ("bollywood", Language("hi")), ("tamil", Language("ta")), ("telugu", Language("te")),
    ("bengali", Language("bn")), ("thai", Language("th")), ("vietnamese", Language("vi")),
    ("indonesian", Language("id")), ("serbian", Language("sr")), ("croatian", Language("hr")),
    ("bulgarian", Language("bg")), ("ukrainian", Language("uk")), ("estonian", Language("et")),
    ("english", Language("en")), ("english language", Language("en")), ("foreign", NotLanguage("en")),
    ("foreign language", NotLanguage("en")), ("non english", NotLanguage("en")),
    ("non english language", NotLanguage("en")), ("subtitled", NotLanguage("en")), ("american", Country(&["US"])),
    ("hollywood", Country(&["US"])), ("british", Country(&["GB"])), ("uk", Country(&["GB"])),
    ("scottish", Country(&["GB"])), ("irish", Country(&["IE"])), ("australian", Country(&["AU"])),
    ("aussie", Country(&["AU"])), ("new zealand", Country(&["NZ"])), ("canadian", Country(&["CA"])),
    ("mexican", Country(&["MX"])), ("brazilian", Country(&["BR"])), ("argentinian", Country(&["AR"])),
    ("argentine", Country(&["AR"])), ("chilean", Country(&["CL"])), ("colombian", Country(&["CO"])),
    ("cuban", Country(&["CU"])), ("belgian", Country(&["BE"])), ("swiss", Country(&["CH"])),
    ("austrian", Country(&["AT"])), ("indian", Country(&["IN"])), ("taiwanese", Country(&["TW"])),
    ("hong kong", Country(&["HK"])), ("south african", Country(&["ZA"])), ("nigerian", Country(&["NG"])),
    ("egyptian", Country(&["EG"])), ("soviet", Country(&["SU", "RU"])),
    ("scandinavian", Country(&["SE", "NO", "DK", "FI", "IS"])),
    ("nordic", Country(&["SE", "NO", "DK", "FI", "IS"])),
    ("asian", Country(&["JP", "KR", "CN", "HK", "TW", "TH", "IN", "VN"])),
];

#[rustfmt::skip]
const COUNTRIES: Phrases<Words> = &[
    ("france", &["FR"]), ("germany", &["DE"]), ("italy", &["IT"]), ("spain", &["ES"]), ("portugal", &["PT"]),
    ("russia", &["RU", "SU"]), ("the soviet union", &["SU", "RU"]), ("japan", &["JP"]), ("korea", &["KR"]),
    ("south korea", &["KR"]), ("china", &["CN"]), ("hong kong", &["HK"]), ("taiwan", &["TW"]), ("sweden", &["SE"]),
    ("denmark", &["DK"]), ("norway", &["NO"]), ("finland", &["FI"]), ("iceland", &["IS"]),
    ("the netherlands", &["NL"]), ("poland", &["PL"]), ("hungary", &["HU"]), ("romania", &["RO"]),
    ("greece", &["GR"]), ("turkey", &["TR"]), ("iran", &["IR"]), ("israel", &["IL"]), ("india", &["IN"]),
    ("thailand", &["TH"]), ("america", &["US"]), ("the us", &["US"]), ("the usa", &["US"]),
    ("the united states", &["US"]), ("britain", &["GB"]), ("great britain", &["GB"]), ("england", &["GB"]),
    ("the uk", &["GB"]), ("the united kingdom", &["GB"]), ("ireland", &["IE"]), ("australia", &["AU"]),
    ("new zealand", &["NZ"]), ("canada", &["CA"]), ("mexico", &["MX"]), ("brazil", &["BR"]), ("argentina", &["AR"]),
    ("chile", &["CL"]), ("belgium", &["BE"]), ("switzerland", &["CH"]), ("austria", &["AT"]),
    ("south africa", &["ZA"]),
];
