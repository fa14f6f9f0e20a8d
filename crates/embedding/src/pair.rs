//! (Query, document) → the token ids that a BERT cross-encoder reads: `[CLS] query [SEP] document [SEP]`.

use std::path::Path;

use cinerag_ports::CrossEncodeError;
use tokenizers::Tokenizer;

use crate::tokenizer::uncased_word_piece;

/// Longest pair, special tokens included. A title and a synopsis are usually shorter.
pub(crate) const MAX_PAIR_TOKENS: usize = 256;
/// Longest query. Requests are far shorter; a long description must leave room for a synopsis.
const MAX_QUERY_TOKENS: usize = 192;
/// `[CLS]` and two `[SEP]`.
const SPECIAL_TOKENS: usize = 3;

/// A pair as the model reads it. Both lists have the same length.
pub(crate) struct Pair {
    /// Ids in the vocabulary.
    pub(crate) token_ids: Vec<i64>,
    /// 0 for `[CLS]`, the query and its `[SEP]`; 1 for the document and its `[SEP]`.
    pub(crate) token_types: Vec<i64>,
}

/// Tokenizes pairs with one vocabulary.
pub(crate) struct PairTokenizer {
    tokenizer: Tokenizer,
    cls: i64,
    sep: i64,
}

impl PairTokenizer {
    /// From a vocabulary file of uncased WordPiece, one token per line.
    pub(crate) fn from_vocabulary(path: &Path) -> Result<Self, CrossEncodeError> {
        let unusable =
            |reason: String| CrossEncodeError::Unusable { path: path.display().to_string(), reason };
        let tokenizer = uncased_word_piece(path).map_err(|error| unusable(error.to_string()))?;
        let id = |token: &str| {
            let id = tokenizer.token_to_id(token).map(i64::from);
            id.ok_or_else(|| unusable(format!("vocabulary has no {token}")))
        };
        // for words outside the vocabulary
        id("[UNK]")?;
        let (cls, sep) = (id("[CLS]")?, id("[SEP]")?);
        Ok(PairTokenizer { tokenizer, cls, sep })
    }

    /// The tokens of a query, for [`PairTokenizer::pair`].
    pub(crate) fn query(&self, text: &str) -> Result<Vec<i64>, CrossEncodeError> {
        self.token_ids(text, MAX_QUERY_TOKENS)
    }

    /// A pair of at most [`MAX_PAIR_TOKENS`]; the end of a longer document is dropped.
    pub(crate) fn pair(&self, query: &[i64], document: &str) -> Result<Pair, CrossEncodeError> {
        let room = MAX_PAIR_TOKENS.saturating_sub(SPECIAL_TOKENS + query.len());
        let document = self.token_ids(document, room)?;
        let first = [&[self.cls], query, &[self.sep]].concat();
        let second = [&document[..], &[self.sep]].concat();
        let token_types = [vec![0; first.len()], vec![1; second.len()]].concat();
        Ok(Pair { token_ids: [first, second].concat(), token_types })
    }

    fn token_ids(&self, text: &str, most: usize) -> Result<Vec<i64>, CrossEncodeError> {
        let encoding = self
            .tokenizer
            .encode_fast(text, false)
            .map_err(|error| CrossEncodeError::Failed(format!("tokenizer: {error}")))?;
        Ok(encoding.get_ids().iter().take(most).map(|id| i64::from(*id)).collect())
    }
}
