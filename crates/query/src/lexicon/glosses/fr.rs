//! French.

use super::Gloss;

#[rustfmt::skip]
pub(super) static GLOSS: Gloss = Gloss {
    code: "fr",
    strong: &[
        ("films dhorreur", "horror movies"), ("film dhorreur", "horror movies"), ("dhorreur", "horror movies"),
        ("films depouvante", "horror movies"), ("films daction", "action movies"), ("film daction", "action movies"),
        ("daction", "action movies"), ("films de guerre", "war movies"), ("film de guerre", "war movies"),
        ("films danimation", "animated movies"), ("dessins animes", "animated movies"),
        ("film danimation", "animated movies"), ("films damour", "romance movies"),
        ("films romantiques", "romance movies"), ("comedie romantique", "romantic comedies"),
        ("comedies romantiques", "romantic comedies"), ("comedie", "comedy"), ("comedies francaises", "comedy"),
        ("films policiers", "crime movies"), ("polars", "crime movies"), ("polar", "crime movies"),
        ("films de science fiction", "science fiction movies"), ("documentaires", "documentaries"),
        ("documentaire", "documentaries"), ("films pour enfants", "for kids"), ("pour enfants", "for kids"),
        ("films pour les enfants", "for kids"), ("comedies musicales", "musicals"), ("comedie musicale", "musicals"),
        ("films daventure", "adventure movies"), ("films daventures", "adventure movies"), ("drames", "dramas"),
        ("drame", "dramas"), ("films noirs", "film noir"), ("films fantastiques", "fantasy movies"),
        ("meilleurs films", "best movies"), ("les meilleurs films", "best movies"), ("meilleur film", "best movies"),
        ("les meilleurs", "best"), ("les meilleures", "best"), ("meilleures", "best"), ("meilleurs", "best"),
        ("les plus recents", "newest"), ("realise par", "directed by"), ("realises par", "directed by"),
        ("avant", "before"), ("apres", "after"), ("depuis", "since"), ("moins de", "less than"),
        ("plus de", "more than"), ("heures", "hours"), ("qui ne sont pas", "that are not"), ("mais pas", "but not"),
        ("francais", "french"), ("francaises", "french"), ("francaise", "french"), ("italiens", "italian"),
        ("italiennes", "italian"), ("japonais", "japanese"), ("japonaises", "japanese"), ("coreens", "korean"),
        ("allemands", "german"), ("americains", "american"), ("pas de", "no"), ("sans violence", "without violence"), ("sans romance", "without romance"), ("comme le film", "like"),
        ("des annees", "of the"), ("les annees", "of the"), ("suspense francais", "thriller"),
    ],
    weak: &[
        ("musique", "music"), ("sans", "without"), ("avec", "with"), ("sur", "about"), ("mais", "but"), ("sauf", "except"), ("pas", "not"),
        ("et", "and"), ("ou", "or"), ("de", "of"), ("des", "of"), ("du", "of"), ("de la", "of"), ("le", ""),
        ("la", ""), ("les", ""), ("un", ""), ("une", ""), ("minutes", "minutes"), ("horreur", "horror"),
        ("guerre", "war"), ("amour", "romance"), ("par", "by"), ("en", "in"), ("je cherche", ""), ("je veux", ""),
        ("voir", ""), ("pour", "for"), ("comedies", "comedies"), ("en francais", "in french"),
    ],
    decade_before: &["des annees", "les annees", "annees", "dans les annees"],
    decade_endings: &[],
};
