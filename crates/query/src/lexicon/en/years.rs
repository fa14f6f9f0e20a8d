//! Years of release in English.

use cinerag_domain::Span;

use crate::lexicon::Bound::{Exclusive, Inclusive};
use crate::lexicon::Years;

#[rustfmt::skip]
pub(super) const YEARS: Years = Years {
    decades: &[
        ("twenties", 1920), ("thirties", 1930), ("forties", 1940), ("fifties", 1950), ("sixties", 1960),
        ("seventies", 1970), ("eighties", 1980), ("nineties", 1990), ("noughties", 2000), ("aughts", 2000),
        ("naughties", 2000),
    ],
    parts: &[("early", (0, 4)), ("mid", (3, 7)), ("middle", (3, 7)), ("late", (5, 9))],
    between: &["between", "from"],
    until: &["to", "and", "through", "till", "until", "or"],
    before: &[
        ("before", Exclusive), ("pre", Exclusive), ("prior to", Exclusive), ("until", Inclusive),
        ("up to", Inclusive), ("older than", Exclusive), ("earlier than", Exclusive), ("no later than", Inclusive),
        ("not after", Inclusive), ("not newer than", Inclusive), ("no newer than", Inclusive),
        ("not later than", Inclusive), ("<", Exclusive), ("<=", Inclusive),
    ],
    after: &[
        ("after", Exclusive), ("since", Inclusive), ("post", Exclusive), ("later than", Exclusive),
        ("newer than", Exclusive), ("not before", Inclusive), ("no earlier than", Inclusive),
        ("more recent than", Exclusive), ("not older than", Inclusive), ("no older than", Inclusive),
        ("not earlier than", Inclusive), ("starting in", Inclusive), ("starting from", Inclusive), (">", Exclusive),
        (">=", Inclusive),
    ],
    about: &[
        "around", "circa", "ca", "roughly", "approximately", "approx", "~", "close to", "from about", "from around",
        "made around", "somewhere around",
    ],
    events: &[
        "crisis", "crash", "war", "wars", "election", "elections", "riot", "riots", "massacre", "olympics", "olympic",
        "cup", "bombing", "bombings", "attack", "attacks", "coup", "revolution", "uprising", "hurricane", "earthquake",
        "scandal", "strike", "strikes", "season", "murders", "murder", "disaster", "plague", "recession", "protests",
        "flood", "invasion", "siege", "epidemic", "pandemic", "expedition", "championship", "assassination", "landing",
        "genocide", "famine", "fire", "battle", "summer", "winter", "spring",
    ],
    of_event: &["of"],
    or_later: &[
        "onwards", "onward", "or later", "or newer", "and later", "and after", "and newer", "or after", "and up",
        "and onwards", "to now", "to today", "to the present", "till now", "until now",
    ],
    or_earlier: &["or earlier", "or older", "and earlier", "or before", "and before", "and older", "at the latest"],
    old: &["really old", "very old", "old", "older", "vintage"],
    last: &["last", "past", "previous", "latest"],
    recent: &[("decade", 10), ("few years", 4), ("couple years", 4)],
    units: &[("years", 1.0), ("year", 1.0), ("decades", 10.0)],
    this_decade: &["this decade"],
    centuries: &[
        ("21st century", Span { from: Some(2000), to: None }, None),
        ("20th century", Span { from: None, to: Some(1999) }, Some("fox")),
    ],
    setting_prepositions: &["in", "during", "around", "to"],
    settings: &[
        "set", "setting", "place", "takes", "happens", "back", "takesplace", "year", "lives", "born",
    ],
};
