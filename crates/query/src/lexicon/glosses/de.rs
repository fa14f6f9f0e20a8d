//! German.

use super::Gloss;

#[rustfmt::skip]
pub(super) static GLOSS: Gloss = Gloss {
    code: "de",
    strong: &[
        ("komodien", "comedies"), ("komodie", "comedies"), ("filme", "movies"), ("horrorfilme", "horror movies"),
        ("horrorfilm", "horror movies"), ("gruselfilme", "horror movies"), ("actionfilme", "action movies"),
        ("actionfilm", "action movies"), ("kriegsfilme", "war movies"), ("kriegsfilm", "war movies"),
        ("liebesfilme", "romance movies"), ("liebesfilm", "romance movies"), ("zeichentrickfilme", "animated movies"),
        ("zeichentrickfilm", "animated movies"), ("animationsfilme", "animated movies"),
        ("dokumentarfilme", "documentaries"), ("dokumentarfilm", "documentaries"), ("dokus", "documentaries"),
        ("kinderfilme", "for kids"), ("kinderfilm", "for kids"), ("fur kinder", "for kids"),
        ("krimis", "crime movies"), ("krimi", "crime movies"), ("kriminalfilme", "crime movies"),
        ("romantische komodien", "romantic comedies"), ("romantische komodie", "romantic comedies"),
        ("liebeskomodien", "romantic comedies"), ("dramen", "dramas"),
        ("science fiction filme", "science fiction movies"), ("abenteuerfilme", "adventure movies"),
        ("fantasyfilme", "fantasy movies"), ("musikfilme", "musicals"), ("beste filme", "best movies"),
        ("besten filme", "best movies"), ("die besten filme", "best movies"), ("die besten", "best"),
        ("besten", "best"), ("die neuesten", "newest"), ("neueste", "newest"), ("neuesten", "newest"),
        ("unter der regie von", "directed by"), ("regie", "directed by"), ("weniger als", "less than"),
        ("mehr als", "more than"), ("langer als", "longer than"), ("kurzer als", "shorter than"),
        ("minuten", "minutes"), ("stunden", "hours"), ("aber nicht", "but not"), ("aber kein", "but no"),
        ("aber keine", "but no"), ("ohne", "without"), ("uber", "about"), ("ausser", "except"), ("keine", "no"),
        ("kein", "no"), ("keinen", "no"), ("nicht", "not"), ("deutsche", "german"), ("deutscher", "german"),
        ("deutschen", "german"), ("franzosische", "french"), ("franzosischer", "french"), ("italienische", "italian"),
        ("spanische", "spanish"), ("japanische", "japanese"), ("koreanische", "korean"),
        ("amerikanische", "american"), ("aus den", "from the"), ("aus der", "from the"), ("aus dem", "from the"),
        ("ahnlich wie", "similar to"), ("liebesgeschichte", "love story"), ("weltraum", "space"),
    ],
    weak: &[
        ("krieg", "war"), ("musik", "music"), ("gewalt", "violence"), ("liebe", "love"), ("weltraum", "space"),
        ("mit", "with"), ("aber", "but"), ("und", "and"), ("oder", "or"), ("von", "by"), ("der", ""), ("die", ""),
        ("das", ""), ("den", ""), ("dem", ""), ("des", ""), ("ein", ""), ("eine", ""), ("einen", ""),
        ("vor", "before"), ("nach", "after"), ("seit", "since"), ("bis", "until"), ("unter", "under"),
        ("wie", "like"), ("fur", "for"), ("suche", ""), ("zeig mir", ""), ("ich suche", ""), ("ich will", ""),
        ("im", "in"), ("auf deutsch", "in german"), ("jahre", ""), ("jahren", ""), ("in den", "of the"),
        ("horror", "horror"), ("gute", ""), ("guter", ""), ("drama", "drama"),
    ],
    decade_before: &[],
    decade_endings: &["er"],
};
