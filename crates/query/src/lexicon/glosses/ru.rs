//! Russian.

use super::Gloss;

#[rustfmt::skip]
pub(super) static GLOSS: Gloss = Gloss {
    code: "ru",
    strong: &[
        ("фильмы", "movies"), ("фильм", "movie"), ("кино", "movies"), ("фильмы ужасов", "horror movies"),
        ("ужасы", "horror"), ("комедия", "comedy"), ("комедии", "comedies"), ("боевик", "action movies"),
        ("боевики", "action movies"), ("драма", "drama"), ("драмы", "dramas"), ("триллер", "thriller"),
        ("триллеры", "thrillers"), ("фантастика", "science fiction"), ("мультфильм", "animated movies"),
        ("мультфильмы", "animated movies"), ("мультики", "animated movies"), ("вестерн", "western"),
        ("вестерны", "westerns"), ("мюзикл", "musical"), ("мюзиклы", "musicals"), ("детектив", "mystery"),
        ("детективы", "mysteries"), ("мелодрама", "romance movies"), ("мелодрамы", "romance movies"),
        ("военные фильмы", "war movies"), ("фильмы про воину", "war movies"), ("фильмы о воине", "war movies"),
        ("документальные фильмы", "documentaries"), ("для детеи", "for kids"), ("лучшие", "best"), ("лучшие фильмы", "best movies"),
        ("романтические комедии", "romantic comedies"), ("романтическая комедия", "romantic comedy"), ("похожие на", "like"),
    ],
    weak: &[
        ("про", "about"), ("о", "about"), ("об", "about"), ("без", "without"), ("с", "with"), ("и", "and"),
        ("или", "or"), ("но", "but"), ("не", "not"), ("космос", "space"), ("космосе", "space"), ("любовь", "love"),
        ("любви", "love"), ("воину", "war"), ("воине", "war"), ("роботов", "robots"), ("зомби", "zombies"),
        ("вампиров", "vampires"), ("школу", "school"), ("путешествия во времени", "time travel"), ("90х", "90s"),
        ("80х", "80s"), ("70х", "70s"), ("60х", "60s"), ("годов", ""), ("до", "before"), ("после", "after"),
        ("года", ""), ("французские", "french"), ("японские", "japanese"), ("русские", "russian"), ("советские", "russian"),
        ("итальянские", "italian"), ("немецкие", "german"), ("кореиские", "korean"), ("как", "like"), ("в", "in"),
    ],
    decade_before: &[],
    decade_endings: &["х", "е"],
};
