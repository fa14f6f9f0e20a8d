//! Text → token ids, as the model was trained: BERT's uncased WordPiece, built from `vocab.txt` (half the
//! start-up time of `tokenizer.json`), no padding, truncated to the model's longest input.

use std::path::Path;

use cinerag_ports::EmbedError;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::bert::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::processors::template::TemplateProcessing;
use tokenizers::{Tokenizer, TruncationParams};

use crate::model_folder::missing;

/// Longest word that WordPiece splits; a longer one is a single unknown token.
const MAX_WORD_CHARS: usize = 100;

/// The model's tokenizer.
pub struct MiniLmTokenizer(Tokenizer);

impl MiniLmTokenizer {
    /// From a vocabulary file, one token per line. `max_tokens` counts `[CLS]` and `[SEP]`.
    pub fn from_vocabulary(path: &Path, max_tokens: usize) -> Result<Self, EmbedError> {
        let failed = |error: tokenizers::Error| missing(path, &error.to_string());
        let mut tokenizer = uncased_word_piece(path).map_err(failed)?;
        let id = |token: &str| {
            tokenizer.token_to_id(token).ok_or_else(|| missing(path, &format!("vocabulary has no {token}")))
        };
        let special = vec![("[CLS]", id("[CLS]")?), ("[SEP]", id("[SEP]")?)];
        let template = TemplateProcessing::builder()
            .try_single("[CLS] $A [SEP]")
            .map_err(|error| missing(path, &error))?
            .special_tokens(special)
            .build()
            .map_err(|error| missing(path, &error.to_string()))?;
        tokenizer.with_post_processor(Some(template));
        tokenizer
            .with_truncation(Some(TruncationParams { max_length: max_tokens, ..TruncationParams::default() }))
            .map_err(failed)?;
        Ok(MiniLmTokenizer(tokenizer))
    }

    /// The tokens that are whole words of four letters and more.
    pub fn whole_words(&self) -> Vec<String> {
        let is_word =
            |token: &String| token.len() >= 4 && token.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut words: Vec<String> = self.0.get_vocab(false).into_keys().filter(is_word).collect();
        words.sort_unstable();
        words
    }

    /// Token ids of a text, with `[CLS]` and `[SEP]`.
    pub fn token_ids(&self, text: &str) -> Result<Vec<i64>, EmbedError> {
        let encoding = self
            .0
            .encode_fast(text, true)
            .map_err(|error| EmbedError::Failed(format!("tokenizer: {error}")))?;
        Ok(encoding.get_ids().iter().map(|id| i64::from(*id)).collect())
    }
}

/// BERT's uncased WordPiece over a vocabulary file, one token per line: without special tokens and truncation.
pub(crate) fn uncased_word_piece(vocabulary: &Path) -> Result<Tokenizer, tokenizers::Error> {
    let word_piece = WordPiece::from_file(&vocabulary.to_string_lossy())
        .unk_token("[UNK]".into())
        .max_input_chars_per_word(MAX_WORD_CHARS)
        .build()?;
    let mut tokenizer = Tokenizer::new(word_piece);
    tokenizer.with_normalizer(Some(BertNormalizer::new(true, true, None, true)))?;
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    Ok(tokenizer)
}
