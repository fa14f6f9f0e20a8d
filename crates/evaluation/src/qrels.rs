//! Judged queries: which films answer a query, and how well. JSON lines in, [`JudgedQuery`] out.
//!
//! One query per line, in one of two forms; other fields (a source, a note) are ignored:
//!
//! ```text
//! {"id": "q1", "query": "space opera", "relevant": [260, 1196]}
//! {"id": "q2", "query": "sad robots", "judgements": [{"id": 60069, "grade": 3}, {"id": 1, "grade": 0}]}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use cinerag_domain::MovieId;
use serde::{Deserialize, Serialize};

/// Grades of the films judged for a query. 0 is "judged, and not relevant"; a film not judged counts as 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Judgements(BTreeMap<MovieId, u8>);

impl Judgements {
    /// Every film given is relevant, grade 1.
    pub fn binary(relevant: impl IntoIterator<Item = MovieId>) -> Self {
        Judgements(relevant.into_iter().map(|id| (id, 1)).collect())
    }

    /// The film's grade.
    pub fn grade(&self, id: MovieId) -> u8 {
        self.0.get(&id).copied().unwrap_or(0)
    }

    /// The film's grade, when somebody judged it.
    pub fn judged(&self, id: MovieId) -> Option<u8> {
        self.0.get(&id).copied()
    }

    /// True when the film's grade is above 0.
    pub fn is_relevant(&self, id: MovieId) -> bool {
        self.grade(id) > 0
    }

    /// Every film that was judged, by ascending id.
    pub fn films(&self) -> impl Iterator<Item = MovieId> + '_ {
        self.0.keys().copied()
    }

    /// Films whose grade is above 0.
    pub fn relevant_count(&self) -> usize {
        self.0.values().filter(|grade| **grade > 0).count()
    }

    /// The grades of the best ranking there could be: relevant films only, best first.
    pub fn ideal_grades(&self) -> Vec<u8> {
        let mut grades: Vec<u8> = self.0.values().copied().filter(|grade| *grade > 0).collect();
        grades.sort_unstable_by(|a, b| b.cmp(a));
        grades
    }

    /// The grade at each place of a ranking. A film that stands in an earlier place already has 0.
    pub fn grades_along<'a>(&'a self, ranking: &'a [MovieId]) -> impl Iterator<Item = u8> + 'a {
        let mut seen = BTreeSet::new();
        ranking.iter().map(move |id| if seen.insert(*id) { self.grade(*id) } else { 0 })
    }
}

impl<const N: usize> From<[(MovieId, u8); N]> for Judgements {
    fn from(grades: [(MovieId, u8); N]) -> Self {
        Judgements(grades.into())
    }
}

/// A query whose right answers are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedQuery {
    /// Names the query within its set.
    pub id: String,
    /// What somebody asked.
    pub text: String,
    /// What answers it; at least one film is relevant.
    pub judgements: Judgements,
}

impl JudgedQuery {
    /// Something that was not asked in words, such as what goes with a film.
    pub fn wordless(id: impl Into<String>, judgements: Judgements) -> Self {
        JudgedQuery { id: id.into(), text: String::new(), judgements }
    }
}

/// Why a set of judged queries could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrelsError {
    /// A line is not a judged query.
    #[error(
        "line {line}: {problem}; expected {{\"id\": text, \"query\": text}} with \"relevant\": [film ids] or \
         \"judgements\": [{{\"id\": film id, \"grade\": 0 to 255}}]"
    )]
    Line {
        /// Number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// The set is empty.
    #[error("no judged query: expected at least one line of JSON")]
    Empty,
}

impl QrelsError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            QrelsError::Line { .. } => "qrels_line",
            QrelsError::Empty => "qrels_empty",
        }
    }
}

/// Reads a set of judged queries, in the order of the lines. Blank lines are ignored.
pub fn parse(text: &str) -> Result<Vec<JudgedQuery>, QrelsError> {
    let mut ids = BTreeSet::new();
    let mut queries = Vec::new();
    for (line, json) in (1..).zip(text.lines()).filter(|(_, json)| !json.trim().is_empty()) {
        let query = parse_line(json).map_err(|problem| QrelsError::Line { line, problem })?;
        if !ids.insert(query.id.clone()) {
            let problem = format!("the id {:?} stands on an earlier line too", query.id);
            return Err(QrelsError::Line { line, problem });
        }
        queries.push(query);
    }
    if queries.is_empty() { Err(QrelsError::Empty) } else { Ok(queries) }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    query: String,
    relevant: Option<Vec<MovieId>>,
    judgements: Option<Vec<Judgement>>,
}

#[derive(Deserialize)]
struct Judgement {
    id: MovieId,
    grade: u8,
}

fn parse_line(json: &str) -> Result<JudgedQuery, String> {
    let line: Line = serde_json::from_str(json).map_err(|error| without_line(&error))?;
    let judgements = match (line.relevant, line.judgements) {
        (Some(relevant), None) => Judgements::binary(relevant),
        (None, Some(judgements)) => graded(&judgements)?,
        (Some(_), Some(_)) => return Err("both \"relevant\" and \"judgements\" are given".to_owned()),
        (None, None) => return Err("neither \"relevant\" nor \"judgements\" is given".to_owned()),
    };
    if line.query.trim().is_empty() {
        return Err("the query is empty".to_owned());
    }
    if judgements.relevant_count() == 0 {
        return Err("no film is relevant, so that no measure is defined".to_owned());
    }
    Ok(JudgedQuery { id: line.id, text: line.query, judgements })
}

fn graded(judgements: &[Judgement]) -> Result<Judgements, String> {
    let mut grades = BTreeMap::new();
    for Judgement { id, grade } in judgements {
        if grades.insert(*id, *grade).is_some() {
            return Err(format!("film {} is judged twice", id.0));
        }
    }
    Ok(Judgements(grades))
}

/// The parser counts lines from the start of what it is given, which is always one line.
fn without_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ")
        .next()
        .map_or_else(String::new, |what| format!("{what} (column {})", error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() -> Result<(), QrelsError> {
        let queries = parse(
            "{\"id\": \"a\", \"query\": \"space\", \"relevant\": [1, 2], \"source\": \"me\"}\r\n\n\
             {\"id\": \"b\", \"query\": \"robots\", \"judgements\": [{\"id\": 3, \"grade\": 2}, {\"id\": 4, \"grade\": 0}]}\n",
        )?;
        assert_eq!(queries.iter().map(|query| query.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(queries[0].judgements, Judgements::binary([1, 2].map(MovieId)));
        assert_eq!(queries[1].judgements, [(MovieId(3), 2), (MovieId(4), 0)].into());
        assert_eq!(queries[1].judgements.ideal_grades(), [2]);
        Ok(())
    }

    #[test]
    fn a_bad_line_is_named_with_what_was_expected() {
        let good = "{\"id\":\"a\",\"query\":\"q\",\"relevant\":[1]}\n";
        for (bad, problem) in [
            ("{\"id\":\"b\"", "EOF"),
            ("{\"id\":\"b\",\"relevant\":[1]}", "missing field `query`"),
            ("{\"id\":\"b\",\"query\":\"q\"}", "neither"),
            ("{\"id\":\"b\",\"query\":\"q\",\"relevant\":[]}", "no film is relevant"),
            ("{\"id\":\"b\",\"query\":\" \",\"relevant\":[1]}", "the query is empty"),
            ("{\"id\":\"a\",\"query\":\"q\",\"relevant\":[1]}", "earlier line"),
            ("{\"id\":\"b\",\"query\":\"q\",\"judgements\":[{\"id\":1,\"grade\":-1}]}", "-1"),
            (
                "{\"id\":\"b\",\"query\":\"q\",\"judgements\":[{\"id\":1,\"grade\":1},{\"id\":1,\"grade\":2}]}",
                "judged twice",
            ),
        ] {
            let error = parse(&format!("{good}{bad}\n")).expect_err(bad);
            let text = error.to_string();
            assert!(text.starts_with("line 2: ") && text.contains(problem), "{text}");
            assert!(text.contains("expected {\"id\": text"), "{text}");
        }
        assert_eq!(parse("\n"), Err(QrelsError::Empty));
    }
}
