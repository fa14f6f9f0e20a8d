//! Spelling distance, one letter of a key at a time, so that keys with a common beginning share the work.
//!
//! The distance is optimal string alignment: insertions, deletions and substitutions of letters, and transpositions of
//! neighbours that are not edited again (Damerau, "A technique for computer detection and correction of spelling
//! errors", CACM 1964). Row `i` of its table holds the distances between the first `i` letters of a key and each
//! beginning of the typed text; cells further than `k` from the diagonal exceed `k` (Ukkonen, "Algorithms for
//! approximate string matching", Information and Control 1985), so a row is five cells for two edits. Rows are computed
//! as the walk over the keys needs them: building the tables of a whole automaton, as Schulz and Mihov do, costs more
//! for one query than the whole walk.
//!
//! A key with another first letter than the typed text may have one edit at most: few mistakes are made in the first
//! letter (Yannakoudakis and Fawthrop, "The rules of spelling errors", Information Processing & Management 1983), and
//! the walk for two edits is four times as fast when it starts at one letter.

/// Most edits considered.
pub(super) const MAX_EDITS: u8 = 2;
/// Most edits to a key that starts with another letter.
const MAX_EDITS_FIRST_OTHER: u8 = 1;
/// Cells of a row: the diagonal and as many on either side as there may be edits.
const BAND: usize = 2 * MAX_EDITS as usize + 1;
/// Stands for every distance above [`MAX_EDITS`].
const FAR: u8 = MAX_EDITS + 1;

/// Letters before and after the typed text, so that a row never reaches past the ends.
const PADDING: usize = MAX_EDITS as usize + 2;
/// Such a letter, which no key has.
const NO_LETTER: char = '\0';

/// The typed text, without its spaces.
pub(super) struct Typed {
    /// Padded on both sides.
    letters: Vec<char>,
    count: usize,
    max_edits: u8,
    max_edits_first_other: u8,
}

/// The distances of a beginning of a key from each beginning of the typed text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// Cell `c` stands for the first `letters + c - MAX_EDITS` letters typed.
    cells: [u8; BAND],
    /// The row of one letter fewer.
    previous: [u8; BAND],
    /// The lowest of the cells.
    least: u8,
    /// Most edits that a key continuing from here may have.
    max_edits: u8,
    last: char,
    letters: u16,
    /// The bits so far of a letter that has not ended, and how many of its bytes are missing.
    bits: u32,
    missing: u8,
}

impl Row {
    /// Continues only to keys with fewer edits; `None` when there can be none.
    pub(super) fn with_fewer_edits_than(mut self, edits: u8) -> Option<Row> {
        self.max_edits = self.max_edits.min(edits.checked_sub(1)?);
        (self.least <= self.max_edits).then_some(self)
    }
}

/// A few different bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NextBytes {
    bytes: [u8; 2 * BAND + 1],
    count: usize,
}

impl NextBytes {
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.count]
    }

    fn add(&mut self, byte: u8) {
        if !self.as_slice().contains(&byte) {
            self.bytes[self.count] = byte;
            self.count += 1;
        }
    }

    fn add_letter(&mut self, letter: char) {
        if letter == NO_LETTER {
            return;
        }
        let mut encoded = [0; 4];
        letter.encode_utf8(&mut encoded);
        self.add(encoded[0]);
    }
}

impl Typed {
    /// For distances up to `max_edits`, limited to [`MAX_EDITS`]. `None` when there are no letters, or more than any
    /// key has.
    pub(super) fn new(text: &str, max_edits: u8) -> Option<Self> {
        let typed = text.chars().filter(|c| *c != ' ');
        let padding = || std::iter::repeat_n(NO_LETTER, PADDING);
        let letters: Vec<char> = padding().chain(typed).chain(padding()).collect();
        let count = letters.len() - 2 * PADDING;
        let countable = count > 0 && count < usize::from(u16::MAX);
        let max_edits = max_edits.min(MAX_EDITS);
        let max_edits_first_other = max_edits.min(MAX_EDITS_FIRST_OTHER);
        countable.then_some(Typed { letters, count, max_edits, max_edits_first_other })
    }

    /// Excludes keys that start with another letter.
    pub(super) fn with_same_first_letter(self) -> Self {
        Typed { max_edits_first_other: 0, ..self }
    }

    /// The row before any letter of a key.
    pub(super) fn start(&self) -> Row {
        let mut cells = [FAR; BAND];
        for (edits, cell) in (0..=MAX_EDITS).zip(&mut cells[MAX_EDITS as usize..]) {
            *cell = if usize::from(edits) <= self.count { edits } else { FAR };
        }
        Row {
            cells,
            previous: [FAR; BAND],
            least: 0,
            max_edits: self.max_edits,
            last: ' ',
            letters: 0,
            bits: 0,
            missing: 0,
        }
    }

    /// The row after one more byte of the key; `None` when no key that continues from here is near enough.
    #[inline]
    pub(super) fn step(&self, row: &Row, byte: u8) -> Option<Row> {
        if byte.is_ascii() {
            // spaces do not count
            return if byte == b' ' { Some(*row) } else { self.after(row, char::from(byte)) };
        }
        let (bits, missing) = match byte {
            0xf0.. => (u32::from(byte & 0x07), 3),
            0xe0.. => (u32::from(byte & 0x0f), 2),
            0xc0.. => (u32::from(byte & 0x1f), 1),
            _ => (row.bits << 6 | u32::from(byte & 0x3f), row.missing.checked_sub(1)?),
        };
        let row = Row { bits, missing, ..*row };
        if missing > 0 { Some(row) } else { self.after(&row, char::from_u32(bits)?) }
    }

    #[inline]
    fn after(&self, row: &Row, letter: char) -> Option<Row> {
        let letters = row.letters.checked_add(1)?;
        // cell c compares the letter with typed[c + 1], and typed[c] comes before it
        let row_number = usize::from(letters);
        let typed = self.letters.get(row_number..=row_number + BAND)?;
        // past the end of the typed text there are no cells
        let width = (self.count + MAX_EDITS as usize + 1).checked_sub(row_number)?.min(BAND);
        let (mut cells, mut least) = ([FAR; BAND], FAR);
        for c in 0..width {
            let mut fewest = row.cells[c] + u8::from(typed[c + 1] != letter);
            fewest = fewest.min(row.cells.get(c + 1).map_or(FAR, |without| without + 1));
            if c > 0 {
                fewest = fewest.min(cells[c - 1] + 1);
            }
            if typed[c] == letter && typed[c + 1] == row.last {
                fewest = fewest.min(row.previous[c] + 1);
            }
            cells[c] = fewest.min(FAR);
            least = least.min(cells[c]);
        }
        let is_first_other = row.letters == 0 && self.letters[PADDING] != letter;
        let max_edits = if is_first_other { self.max_edits_first_other } else { row.max_edits };
        // a later row has no cell below this row's lowest
        (least <= max_edits).then_some(Row {
            cells,
            previous: row.cells,
            least,
            max_edits,
            last: letter,
            letters,
            ..*row
        })
    }

    /// The only bytes with which a near key can continue once every edit has been used; `None` when any may follow.
    /// Most of a walk is at this point, where a few lookups replace a try of every byte.
    #[inline]
    pub(super) fn only_next(&self, row: &Row) -> Option<NextBytes> {
        if row.least < row.max_edits || row.missing > 0 {
            return None;
        }
        let mut next = NextBytes::default();
        next.add(b' ');
        for c in 0..BAND {
            let after = usize::from(row.letters) + c + 1;
            let Some([before, letter]) = self.letters.get(after..after + 2) else { break };
            if row.cells[c] <= row.max_edits {
                next.add_letter(*letter);
            }
            if row.previous[c] < row.max_edits && *letter == row.last {
                next.add_letter(*before);
            }
        }
        Some(next)
    }

    /// Edits between the typed text and the key read so far; `None` when there are too many.
    #[inline]
    pub(super) fn edits(&self, row: &Row) -> Option<u8> {
        let c = (self.count + MAX_EDITS as usize).checked_sub(usize::from(row.letters))?;
        let edits = row.cells.get(c).copied().filter(|_| row.missing == 0);
        edits.filter(|edits| *edits <= row.max_edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(typed: &str, key: &str, max_edits: u8) -> Option<u8> {
        let typed = Typed::new(typed, max_edits)?;
        let row = key.bytes().try_fold(typed.start(), |row, byte| typed.step(&row, byte))?;
        typed.edits(&row)
    }

    #[test]
    fn each_kind_of_edit_costs_one() {
        for near in ["matrx", "mattrix", "natrix", "martix", "amtrix", "matrixx", "atrix"] {
            assert_eq!(edits(near, "matrix", 2), Some(1), "{near}");
            assert_eq!(edits(near, "matrix", 0), None, "{near}");
        }
        assert_eq!(edits("mtraix", "matrix", 2), Some(2));
        assert_eq!(edits("amtirx", "matrix", 2), None, "two, and the first letter is another");
        assert_eq!(edits("ca", "abc", 2), None, "no letter is edited twice");
        assert_eq!(edits("a", "abc", 2), Some(2));
        assert_eq!(edits("abc", "a", 2), Some(2));
    }

    #[test]
    fn letters_count_and_bytes_and_spaces_do_not() {
        assert_eq!(edits("千尋の", "千と尋の", 2), Some(1));
        assert_eq!(edits("千尋", "千", 1), Some(1));
        assert_eq!(edits("spiderman", "spider man", 0), Some(0));
        assert_eq!(edits("sp ider m an", "spiderman", 0), Some(0));
    }

    #[test]
    fn nothing_typed_is_near_nothing() {
        assert!(Typed::new("", 2).is_none() && Typed::new("  ", 2).is_none());
        assert_eq!(edits("a", "", 2), Some(1), "but one letter is near none");
    }
}
