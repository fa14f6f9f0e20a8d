//! The sentence of a synopsis that has most of the query's words, with the words marked.

use cinerag_analysis::{Terms, term_id};
use cinerag_domain::{Reason, ReasonKind};
use cinerag_query::QueryTerms;

/// Characters shown of a long sentence, around its first marked word.
const SHOWN_CHARS: usize = 160;
/// Characters shown before the first marked word of a long sentence.
const LEAD_CHARS: usize = 40;

/// The sentence with the greatest weight of query terms; none when no sentence has one.
pub(crate) fn closest_sentence(terms: &Terms, asked: &QueryTerms, overview: &str) -> Option<Reason> {
    let query = &asked.vector;
    let marked = |sentence: &str| -> (f32, Vec<(u32, u32)>) {
        let (mut weight, mut marks, mut seen) = (0.0, Vec::new(), Vec::new());
        for (start, end, word) in words(sentence).filter(|(_, _, word)| asked.may_have(word)) {
            for term in terms.of_prose(word) {
                let id = term_id(&term);
                let Ok(at) = query.indices.binary_search(&id) else { continue };
                marks.push((start, end));
                if !seen.contains(&id) {
                    weight += query.values[at];
                    seen.push(id);
                }
            }
        }
        (weight, marks)
    };
    let sentences =
        overview.split_inclusive(['.', '!', '?']).map(str::trim).filter(|sentence| !sentence.is_empty());
    let best = sentences
        .map(|sentence| (marked(sentence), sentence))
        .reduce(|best, next| if next.0.0 > best.0.0 { next } else { best });
    let ((weight, marks), sentence) = best?;
    (weight > 0.0).then(|| shortened(sentence, marks))
}

/// Words with their character ranges.
fn words(sentence: &str) -> impl Iterator<Item = (u32, u32, &str)> {
    let mut at = 0;
    sentence.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').map(move |piece| {
        let start = at;
        at += piece.chars().count() as u32;
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (start, start + word.chars().count() as u32, word)
    })
}

fn shortened(sentence: &str, marks: Vec<(u32, u32)>) -> Reason {
    let chars: Vec<char> = sentence.chars().collect();
    let reason = |text: String, highlights| Reason { kind: ReasonKind::Overview, text, highlights };
    if chars.len() <= SHOWN_CHARS {
        return reason(sentence.to_owned(), marks);
    }
    let first = marks.first().map_or(0, |(start, _)| *start as usize);
    let wanted = first.saturating_sub(LEAD_CHARS);
    // at word boundaries
    let start =
        if wanted == 0 { 0 } else { (wanted..=first).find(|at| chars[at - 1] == ' ').unwrap_or(first) };
    let limit = (start + SHOWN_CHARS).min(chars.len());
    let end = if limit == chars.len() {
        limit
    } else {
        (start..limit).rfind(|at| chars[*at] == ' ').unwrap_or(limit)
    };
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < chars.len() { "…" } else { "" });
    let shift = before.chars().count() as u32;
    let text: String = chars[start..end].iter().collect();
    let inside = marks.into_iter().filter(|(from, to)| *from as usize >= start && *to as usize <= end);
    let highlights =
        inside.map(|(from, to)| (from - start as u32 + shift, to - start as u32 + shift)).collect();
    reason(format!("{before}{text}{after}"), highlights)
}

#[cfg(test)]
mod tests {
    use cinerag_ports::fakes::{MemoryLexicon, index_info};
    use cinerag_query::Planner;

    use super::*;

    fn closest(query: &str, overview: &str) -> Option<(String, Vec<String>)> {
        let terms = Terms::default();
        let index = index_info(1, 2000);
        let plan = Planner::default().plan(query, &MemoryLexicon::default(), &index, true);
        let reason = closest_sentence(&terms, &plan.terms, overview)?;
        let marked = |(from, to): &(u32, u32)| -> String {
            reason.text.chars().skip(*from as usize).take((to - from) as usize).collect()
        };
        let marks = reason.highlights.iter().map(marked).collect();
        Some((reason.text.clone(), marks))
    }

    #[test]
    fn the_sentence_with_most_of_the_words_is_marked() {
        let overview = "A café opens. Two robots fall in love, and a robot's heart breaks. The end.";
        let (text, marks) = closest("robots in love", overview).expect("a sentence");
        assert_eq!(text, "Two robots fall in love, and a robot's heart breaks.");
        assert_eq!(marks, ["robots", "love", "robot's"]);
        assert_eq!(closest("whales", overview), None);
    }

    #[test]
    fn a_long_sentence_is_cut_around_the_words() {
        let overview = format!("{} the whale sings {}", "über ".repeat(60), "and on ".repeat(60));
        let (text, marks) = closest("whales", &overview).expect("a sentence");
        assert!(text.starts_with('…') && text.ends_with('…') && text.chars().count() <= SHOWN_CHARS + 2);
        assert_eq!(marks, ["whale"]);
    }
}
