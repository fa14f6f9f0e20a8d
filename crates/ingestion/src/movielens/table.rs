//! A CSV file with a header: complete, of one width, in UTF-8, or rejected with its line.

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};

use crate::SourceError;

/// A file whose header has the `N` requested columns.
pub(super) struct Table<'a, const N: usize> {
    file: &'a str,
    /// The file, for rereading what the reader has passed.
    whole: &'a [u8],
    reader: Reader<&'a [u8]>,
    columns: [usize; N],
    width: usize,
    lines: Lines,
}

impl<'a, const N: usize> Table<'a, N> {
    /// Reads the header.
    pub(super) fn open(file: &'a str, bytes: &'a [u8], names: [&str; N]) -> Result<Self, SourceError> {
        // a byte order mark would become part of the first column's name
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = ReaderBuilder::new().from_reader(bytes);
        let header = reader.byte_headers().map_err(|error| unreadable(file, &error))?.clone();
        let mut columns = [0; N];
        for (column, name) in columns.iter_mut().zip(names) {
            let found = header.iter().position(|field| field == name.as_bytes());
            *column = found.ok_or_else(|| SourceError::MissingColumn {
                file: file.to_owned(),
                column: name.to_owned(),
                expected: names.join(","),
            })?;
        }
        Ok(Table { file, whole: bytes, reader, columns, width: header.len(), lines: Lines::default() })
    }

    /// Passes on each row's requested fields with its line.
    pub(super) fn each(mut self, mut take: impl FnMut(u64, [&str; N])) -> Result<(), SourceError> {
        let mut record = ByteRecord::new();
        loop {
            let read = self.reader.read_byte_record(&mut record);
            let start = match &read {
                Ok(false) => return Ok(()),
                Ok(true) => record.position(),
                Err(error) => error.position(),
            };
            let start = start.map_or(0, |position| position.byte() as usize);
            let line = self.lines.at(self.whole, start);
            if let Err(error) = read {
                return Err(self.malformed(line, &error));
            }
            let unclosed = record.iter().any(|field| field.contains(&b'\n'));
            let at_the_end = self.reader.position().byte() as usize >= self.whole.len();
            if unclosed || at_the_end && self.last_quote_is_open(&record) {
                return Err(SourceError::Malformed {
                    file: self.file.to_owned(),
                    line,
                    found: "a quote that is not closed on its line".into(),
                    expected: "every quoted field to end with a quote; write \"\" for a quote inside it"
                        .into(),
                });
            }
            let mut fields = [""; N];
            for (field, column) in fields.iter_mut().zip(self.columns) {
                *field = std::str::from_utf8(&record[column]).map_err(|error| SourceError::Malformed {
                    file: self.file.to_owned(),
                    line,
                    found: format!("bytes that are not UTF-8 in field {} ({error})", column + 1),
                    expected: "the file in UTF-8".into(),
                })?;
            }
            take(line, fields);
        }
    }

    /// The reader accepts an unclosed quote in the last row: its text then has an odd number of quotes.
    fn last_quote_is_open(&self, record: &ByteRecord) -> bool {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let row = self.whole.get(start..).unwrap_or_default();
        row.split(|byte| *byte == b'"').count() % 2 == 0
    }

    fn malformed(&self, line: u64, error: &csv::Error) -> SourceError {
        match error.kind() {
            ErrorKind::UnequalLengths { len, .. } => SourceError::Malformed {
                file: self.file.to_owned(),
                line,
                found: format!("{len} fields"),
                expected: format!("{} fields as in the header (is a quote broken?)", self.width),
            },
            _ => unreadable(self.file, error),
        }
    }
}

/// The line of a byte, for ascending bytes. (The reader's own count depends on the line ending.)
#[derive(Default)]
struct Lines {
    counted_to: usize,
    breaks: u64,
}

impl Lines {
    /// The line, from 1, of the first character at or after `byte` that is not a line break.
    fn at(&mut self, bytes: &[u8], byte: usize) -> u64 {
        let rest = bytes.get(byte..).unwrap_or_default();
        let start = byte + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = bytes.get(self.counted_to..start).unwrap_or_default();
        self.breaks += passed.split(|byte| *byte == b'\n').count().saturating_sub(1) as u64;
        self.counted_to = start.max(self.counted_to);
        self.breaks + 1
    }
}

fn unreadable(file: &str, error: &csv::Error) -> SourceError {
    SourceError::Unreadable { file: file.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Result<Vec<(u64, [String; 2])>, String> {
        let mut rows = Vec::new();
        let table = Table::open("m.csv", bytes, ["id", "title"]).map_err(|error| error.to_string())?;
        let read = table.each(|line, fields| rows.push((line, fields.map(str::to_owned))));
        read.map(|()| rows).map_err(|error| error.to_string())
    }

    #[test]
    fn rows_come_with_their_lines_in_any_line_ending() {
        let expected = vec![(2, ["1".into(), "A, B".into()]), (3, ["2".into(), "C \"D\"".into()])];
        assert_eq!(rows(b"id,title\n1,\"A, B\"\n2,\"C \"\"D\"\"\"\n"), Ok(expected.clone()));
        assert_eq!(rows(b"\xef\xbb\xbfid,title\r\n1,\"A, B\"\r\n2,\"C \"\"D\"\"\"\r\n"), Ok(expected));
    }

    #[test]
    fn a_missing_column_is_named() {
        assert_eq!(
            rows(b"id,name\n1,A\n"),
            Err("m.csv: the header has no column \"title\"; expected id,title".into())
        );
    }

    #[test]
    fn a_broken_quote_is_found_where_it_opens() {
        let swallowing = rows(b"id,title\n1,A\n2,\"B\n3,C\n4,\"D\"\n").expect_err("refused");
        assert!(swallowing.contains("m.csv, line 3") && swallowing.contains("quote"), "{swallowing}");
        let to_the_end = rows(b"id,title\n1,A\n2,\"B\n3,C\n").expect_err("refused");
        assert!(to_the_end.contains("line 3"), "{to_the_end}");
        let last = rows(b"id,title\n1,A\n2,\"B").expect_err("refused");
        assert!(last.contains("line 3") && last.contains("quote"), "{last}");
    }

    #[test]
    fn a_wrong_width_or_encoding_is_found() {
        assert!(rows(b"id,title\n1,A,B\n").expect_err("refused").contains("line 2: 3 fields; expected 2"));
        let latin1 = rows(b"id,title\n1,A\n2,Am\xe9lie\n").expect_err("refused");
        assert!(latin1.contains("line 3") && latin1.contains("UTF-8"), "{latin1}");
    }
}
