//! Query strings → typed values, with every mistake named at once.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use percent_encoding::percent_decode;

use crate::problem::{FieldError, Problem};

/// The parameters of one request. Each getter takes its parameter out; mistakes are gathered and come out of
/// [`Params::finish`] together.
pub struct Params {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
    /// Stands before the names of fields in mistakes.
    prefix: String,
}

impl Params {
    /// Decodes a query string. Parameters that are not `known`, and values that are not UTF-8, are mistakes.
    pub fn parse(query: Option<&str>, known: &[&str]) -> Self {
        let mut params = Params::prefixed("");
        for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).unwrap_or_else(|_| name.to_owned());
            if !known.contains(&name.as_str()) {
                params.mistake(
                    &name,
                    format!("is not a parameter of this route; known are: {}", known.join(", ")),
                );
                continue;
            }
            match decode(value) {
                Ok(value) => params.values.entry(name).or_default().push(value),
                Err(at) => {
                    params.mistake(&name, format!("is not valid UTF-8 from byte {at}; percent-encode UTF-8"));
                }
            }
        }
        params
    }

    /// No parameters yet, whose mistakes are to be named with a prefix.
    pub(crate) fn prefixed(prefix: &str) -> Self {
        Params { values: BTreeMap::new(), errors: Vec::new(), prefix: prefix.to_owned() }
    }

    /// Gives a parameter its values.
    pub(crate) fn give(&mut self, name: &str, values: Vec<String>) {
        self.values.insert(name.to_owned(), values);
    }

    /// Notes a mistake.
    pub fn mistake(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FieldError { field: format!("{}{field}", self.prefix), message: message.into() });
    }

    /// Takes over the mistakes of other parameters.
    pub(crate) fn take_mistakes(&mut self, others: Params) {
        self.errors.extend(others.errors);
    }

    /// True when something is wrong with this parameter already, so that one mistake is not told twice.
    pub fn is_mistaken(&self, name: &str) -> bool {
        let name = format!("{}{name}", self.prefix);
        self.errors.iter().any(|error| error.field == name)
    }

    /// The value of a parameter that may be given once.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut values = self.values.remove(name)?;
        if values.len() > 1 {
            self.mistake(name, "is given more than once");
        }
        values.pop()
    }

    /// A whole number in a range.
    pub fn integer(&mut self, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let text = self.text(name)?;
        let value = text.trim().parse::<u32>().ok().filter(|value| range.contains(value));
        if value.is_none() {
            let (least, most) = (range.start(), range.end());
            self.mistake(
                name,
                format!("must be a whole number from {least} to {most}, not {}", shown(&text)),
            );
        }
        value
    }

    /// A number in a range.
    pub fn number(&mut self, name: &str, range: RangeInclusive<f32>) -> Option<f32> {
        let text = self.text(name)?;
        let value = text.trim().parse::<f32>().ok().filter(|value| range.contains(value));
        if value.is_none() {
            let (least, most) = (range.start(), range.end());
            self.mistake(name, format!("must be a number from {least} to {most}, not {}", shown(&text)));
        }
        value
    }

    /// One of a closed set of words.
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(name)?;
        let chosen = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.mistake(name, format!("must be one of {}, not {}", words.join(", "), shown(&text)));
        }
        chosen
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&mut self, name: &str) -> bool {
        self.choice(name, &[("true", true), ("false", false), ("1", true), ("0", false)]).unwrap_or(false)
    }

    /// A list: comma-separated, repeated, or both; blanks are passed over.
    pub fn list(&mut self, name: &str) -> Vec<String> {
        let values = self.values.remove(name).unwrap_or_default();
        let items = values.iter().flat_map(|value| value.split(',')).map(str::trim);
        items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// A list whose items each mean something; those that do not are mistakes.
    pub fn list_of<T>(&mut self, name: &str, read: impl Fn(&str) -> Result<T, String>) -> Vec<T> {
        let mut items = Vec::new();
        for item in self.list(name) {
            match read(&item) {
                Ok(value) => items.push(value),
                Err(message) => self.mistake(name, message),
            }
        }
        items
    }

    /// An error with every mistake, if there was one.
    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}

/// A caller's value as it is repeated to them: quoted and short.
pub(crate) fn shown(text: &str) -> String {
    format!("{:?}", text.chars().take(40).collect::<String>())
}

/// Form decoding, strictly UTF-8; the error is the byte where it stops being so.
fn decode(text: &str) -> Result<String, usize> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode(spaced.as_bytes()).decode_utf8().map_err(|error| error.valid_up_to())?;
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_typed() {
        let mut params =
            Params::parse(Some("q=caf%C3%A9+noir&limit=7&genres=a,b&genres=c"), &["q", "limit", "genres"]);
        assert_eq!(params.text("q").as_deref(), Some("café noir"));
        assert_eq!(params.integer("limit", 1..=50), Some(7));
        assert_eq!(params.list("genres"), ["a", "b", "c"]);
        assert!(params.finish().is_ok());
    }

    #[test]
    fn every_mistake_is_named() {
        let query = "q=%FF&limit=1e9&nosuch=1&mode=best&ratio=NaN&explain=maybe&q=a&q=b";
        let mut params = Params::parse(Some(query), &["q", "limit", "mode", "ratio", "explain"]);
        params.text("q");
        params.integer("limit", 1..=50);
        params.choice("mode", &[("hybrid", 1), ("keyword", 2)]);
        params.number("ratio", 0.0..=1.0);
        params.flag("explain");
        let fields: Vec<String> = params.errors.iter().map(|error| error.field.clone()).collect();
        assert_eq!(fields, ["q", "nosuch", "q", "limit", "mode", "ratio", "explain"]);
        assert!(params.finish().is_err());
    }
}
