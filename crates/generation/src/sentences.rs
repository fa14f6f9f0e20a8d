//! Text as it is written → whole sentences, each with the white space that follows it.

/// Words after which a point ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "dr", "jr", "mr", "mrs", "ms", "prof", "sr", "st", "vs", "vol", "lt", "sgt", "capt", "mt", "det", "gen",
    "col", "rev", "inc",
];

/// Collects pieces and returns sentences once their end is certain.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    rest: String,
    /// Names that have points, question or exclamation marks of their own ("What's Up, Doc?").
    names: Vec<String>,
}

impl Sentences {
    /// Does not end a sentence within one of these names.
    pub(crate) fn keeping<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let ends = |name: &&str| name.contains(is_end);
        let names = names.into_iter().filter(ends).map(str::to_owned).collect();
        Sentences { rest: String::new(), names }
    }

    /// Takes a piece; gives the sentences that it completes.
    pub(crate) fn push(&mut self, piece: &str) -> Vec<String> {
        self.rest.push_str(piece);
        let mut whole = Vec::new();
        while let Some(end) = self.end() {
            let rest = self.rest.split_off(end);
            whole.push(std::mem::replace(&mut self.rest, rest));
        }
        whole
    }

    /// What is left when nothing more comes.
    pub(crate) fn finish(&mut self) -> Option<String> {
        let rest = std::mem::take(&mut self.rest);
        (!rest.trim().is_empty()).then_some(rest)
    }

    /// Where the first sentence ends, its white space included; none while that is not certain.
    fn end(&self) -> Option<usize> {
        let text = &self.rest;
        for (at, c) in text.char_indices() {
            if c == '\n' {
                // a line that ends, with whatever empty lines follow it
                let end = at + text[at..].len() - text[at..].trim_start().len();
                if end == text.len() {
                    return None;
                }
                if !text[..at].trim().is_empty() {
                    return Some(end);
                }
            }
            if !is_end(c) || text[..at].trim().is_empty() {
                continue;
            }
            let after = at + c.len_utf8();
            let closing = text[after..].chars().take_while(|c| is_end(*c) || is_closing(*c));
            let after = after + closing.map(char::len_utf8).sum::<usize>();
            let (after, is_certain) = with_citations(text, after);
            let space = text[after..].len() - text[after..].trim_start().len();
            let next = text[after + space..].chars().next();
            // what a bracket has decides, so it must be there
            if !is_certain || next.is_none() || &text[after + space..] == "(" {
                return None;
            }
            // a year in brackets goes with the title before it: "Airplane! (1980)"
            let has_year = text[after + space..]
                .strip_prefix('(')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let opens = next.is_some_and(|next| !next.is_lowercase()) && !has_year;
            if space > 0 && opens && !self.is_inside(at, c, after) {
                return Some(after + space);
            }
        }
        None
    }

    /// True when the mark belongs to an abbreviation, an initial or a name.
    fn is_inside(&self, at: usize, mark: char, end: usize) -> bool {
        let before = &self.rest[..at];
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        if mark == '.' && (is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())) {
            return true;
        }
        self.names.iter().any(|name| {
            let found = self
                .rest
                .match_indices(name.as_str())
                .find(|(from, _)| (*from..from + name.len()).contains(&at));
            // at the end of a name the sentence may end too, where what follows begins one
            found.is_some_and(|(from, name)| end < from + name.len() || self.goes_on(end))
        })
    }

    /// True when what follows a name goes on with the same sentence: a bracket does.
    fn goes_on(&self, end: usize) -> bool {
        self.rest[end..].trim_start().starts_with(['(', '[', '–', '—'])
    }
}

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut reader = Sentences::default();
    let mut whole = reader.push(text);
    whole.extend(reader.finish());
    whole
}

/// The end of the citations that stand after a sentence's mark, and whether they are all there.
fn with_citations(text: &str, after: usize) -> (usize, bool) {
    let mut end = after;
    loop {
        let rest = &text[end..];
        let inner = rest.trim_start_matches(' ');
        if !inner.starts_with('[') {
            return (end, true);
        }
        let from = end + rest.len() - inner.len();
        match text[from..].find(']') {
            Some(close) => end = from + close + 1,
            // nothing that long is a citation
            None => return (end, text.len() - from > 40),
        }
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | '*' | '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("One. Two!", vec!["One. ", "Two!"]),
            (
                "Dr. Strangelove [750] is by S. Kubrick. It ends.",
                vec!["Dr. Strangelove [750] is by S. Kubrick. ", "It ends."],
            ),
            ("It cost 1.5 million. See.", vec!["It cost 1.5 million. ", "See."]),
            ("Warm. [356] [1] Sad.", vec!["Warm. [356] [1] ", "Sad."]),
            ("First line\n\n- second", vec!["First line\n\n", "- second"]),
            ("“Run!” he says. And runs.", vec!["“Run!” he says. ", "And runs."]),
            ("Wait… what", vec!["Wait… what"]),
            ("Help! (1965) is short. (It is.) End.", vec!["Help! (1965) is short. ", "(It is.) ", "End."]),
        ] {
            assert_eq!(sentences(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_title_is_not_cut_in_two() {
        let mut reader = Sentences::keeping(["O Brother, Where Art Thou?", "Airplane!"]);
        let mut found = reader.push("Try O Brother, Where Art Thou? [4027] first. Airplane! (1980) ");
        found.extend(reader.push("is funny. Yes. "));
        found.extend(reader.finish());
        assert_eq!(
            found,
            ["Try O Brother, Where Art Thou? [4027] first. ", "Airplane! (1980) is funny. ", "Yes. "]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_however_it_is_cut(text in "\\PC{0,80}", at in 0_usize..80) {
            let mut reader = Sentences::keeping(["a. b", "x!"]);
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let mut found = reader.push(&text[..at]);
            found.extend(reader.push(&text[at..]));
            found.extend(reader.finish());
            let found = found.concat();
            prop_assert_eq!(found.trim_end(), text.trim_end());
        }
    }
}
