//! MovieLens titles: `"City of Lost Children, The (Cité des enfants perdus, La) (1995)"` in parts.

use cinerag_analysis::article_first;

/// A title in parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParsedTitle {
    /// The title with its article in front.
    pub title: String,
    /// Other titles given in parentheses, articles in front, without "a.k.a.".
    pub alternatives: Vec<String>,
    /// The year at the end.
    pub year: Option<u16>,
}

/// Splits a title. Whatever does not fit the pattern stays in the title.
pub fn parse_title(raw: &str) -> ParsedTitle {
    let (mut rest, mut year) = (raw.trim(), None);
    if let Some((before, inside)) = last_parenthesis(rest)
        && let Some(found) = leading_year(inside)
    {
        (rest, year) = (before, Some(found));
    }
    let mut alternatives = Vec::new();
    while let Some((before, inside)) = last_parenthesis(rest)
        && !before.is_empty()
    {
        let name = inside.trim_start_matches("a.k.a.").trim_start_matches("aka ").trim();
        if !name.is_empty() {
            alternatives.push(with_article_first(name));
        }
        rest = before;
    }
    alternatives.reverse();
    ParsedTitle { title: with_article_first(rest), alternatives, year }
}

/// `"x (y)"` → `("x", "y")`.
fn last_parenthesis(text: &str) -> Option<(&str, &str)> {
    let inside_end = text.strip_suffix(')')?;
    let open = inside_end.rfind('(')?;
    Some((inside_end[..open].trim_end(), inside_end[open + 1..].trim()))
}

/// `"1995"` or `"2006–2007"` → the first year.
fn leading_year(text: &str) -> Option<u16> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest_is_a_range =
        text[digits.len()..].chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '));
    (digits.len() == 4 && rest_is_a_range).then(|| digits.parse().ok()).flatten()
}

/// The title with its article in front.
fn with_article_first(title: &str) -> String {
    let title = title.trim();
    article_first(title).unwrap_or_else(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_are_taken_apart() {
        for (raw, title, alternatives, year) in [
            ("Matrix, The (1999)", "The Matrix", vec![], Some(1999)),
            ("Seven (a.k.a. Se7en) (1995)", "Seven", vec!["Se7en"], Some(1995)),
            (
                "City of Lost Children, The (Cité des enfants perdus, La) (1995)",
                "The City of Lost Children",
                vec!["La Cité des enfants perdus"],
                Some(1995),
            ),
            (
                "Avventura, L' (a.k.a. Adventure, The) (1960)",
                "L'Avventura",
                vec!["The Adventure"],
                Some(1960),
            ),
            ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", vec![], Some(1968)),
            ("Babylon 5", "Babylon 5", vec![], None),
            ("(500) Days of Summer (2009)", "(500) Days of Summer", vec![], Some(2009)),
            ("Death Note (2006–2007)", "Death Note", vec![], Some(2006)),
            ("1984 (Nineteen Eighty-Four) (1984) ", "1984", vec!["Nineteen Eighty-Four"], Some(1984)),
            ("Good, the Bad and the Ugly, The (1966)", "The Good, the Bad and the Ugly", vec![], Some(1966)),
        ] {
            let parsed = parse_title(raw);
            assert_eq!((parsed.title.as_str(), parsed.year), (title, year), "{raw}");
            assert_eq!(parsed.alternatives, alternatives, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_title(raw in "\\PC{1,40}") {
            let parsed = parse_title(&raw);
            prop_assert!(raw.trim().is_empty() || !parsed.title.is_empty() || parsed.year.is_some());
        }
    }
}
