//! Words that say nothing about a film when they stand in its synopsis.

/// English function words, sorted. They are kept in titles and names ("The It Girl", "Her"), where they
/// can be all there is, and dropped from prose, where they only cost time.
const STOPWORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
    "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not",
    "of", "on", "or", "our", "out", "s", "she", "so", "some", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "to", "up", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whom", "whose", "will", "with", "would", "you", "your",
];

/// True for a folded word of the list.
pub(crate) fn is_stopword(word: &str) -> bool {
    STOPWORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(STOPWORDS.is_sorted());
        assert!(is_stopword("the") && !is_stopword("matrix"));
    }
}
