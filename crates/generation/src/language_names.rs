//! Languages as people call them.

/// ISO 639-1 codes of the languages that films are made in, and their English names, sorted.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"), ("bn", "Bengali"), ("bs", "Bosnian"), ("cn", "Cantonese"), ("cs", "Czech"), ("da", "Danish"),
    ("de", "German"), ("el", "Greek"), ("en", "English"), ("es", "Spanish"), ("et", "Estonian"), ("fa", "Persian"),
    ("fi", "Finnish"), ("fr", "French"), ("he", "Hebrew"), ("hi", "Hindi"), ("hu", "Hungarian"), ("id", "Indonesian"),
    ("is", "Icelandic"), ("it", "Italian"), ("ja", "Japanese"), ("ko", "Korean"), ("nl", "Dutch"), ("no", "Norwegian"),
    ("pl", "Polish"), ("pt", "Portuguese"), ("ro", "Romanian"), ("ru", "Russian"), ("sr", "Serbian"), ("sv", "Swedish"),
    ("ta", "Tamil"), ("te", "Telugu"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// The English name of a language.
pub(crate) fn language_name(code: &str) -> Option<&'static str> {
    NAMES.binary_search_by_key(&code, |(known, _)| known).ok().map(|at| NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(NAMES.is_sorted());
        assert_eq!((language_name("fr"), language_name("xx")), (Some("French"), None));
    }
}
