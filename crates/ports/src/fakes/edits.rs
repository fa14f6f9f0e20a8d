//! Spelling distance by its definition.

/// The letters of a phrase, without its spaces.
pub(super) fn letters(phrase: &str) -> Vec<char> {
    phrase.chars().filter(|c| *c != ' ').collect()
}

/// Fewest insertions, deletions, substitutions and transpositions of neighbours that are not edited again (the
/// restricted form of Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
/// Computes the whole table, row by row.
pub(super) fn optimal_string_alignment(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(rows[i - 2][j - 2] + 1);
            }
            row.push(fewest);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_edit_costs_one() {
        let between = |a: &str, b: &str| optimal_string_alignment(&letters(a), &letters(b));
        assert_eq!(between("matrix", "matrix"), 0);
        assert_eq!(between("matrx", "matrix"), 1, "insertion");
        assert_eq!(between("mattrix", "matrix"), 1, "deletion");
        assert_eq!(between("natrix", "matrix"), 1, "substitution");
        assert_eq!(between("martix", "matrix"), 1, "transposition");
        assert_eq!(between("ca", "abc"), 3, "no letter is edited twice");
        assert_eq!(between("spider man", "spiderman"), 0, "spaces do not count");
        assert_eq!(between("", "abc"), 3);
    }
}
