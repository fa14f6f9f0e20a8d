//! Which texts a run has to embed, and in what batches. Pure.

use std::collections::HashSet;
use std::num::NonZeroUsize;

use cinerag_domain::Fingerprint;
use cinerag_ports::EmbeddingCache;
use xxhash_rust::xxh3::Xxh3;

use super::batch::Batch;
use crate::document::template_version;
use crate::embed::embedding_key;

/// What is to be embedded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// All texts.
    pub texts: usize,
    /// Texts that have a vector.
    pub reused: usize,
    /// The others, each once, in the order of the films.
    pub batches: Vec<Batch>,
}

/// Version of the film records beside the index. Raising it, when records have something new, makes every data set a
/// new run, which writes them all.
const RECORDS_VERSION: &str = "records-1";

/// The id of a run: equal data, template, model and kind of film records are the same run.
pub fn run_id(data: &Fingerprint, model: &Fingerprint) -> String {
    let mut hash = Xxh3::new();
    for part in [data.0.as_str(), template_version(), model.0.as_str(), RECORDS_VERSION] {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    Fingerprint::from_u128(hash.digest128()).0
}

/// Splits the texts that have no vector yet. Equal arguments give equal batches.
pub fn plan(
    documents: &[String],
    model: &Fingerprint,
    known: &dyn EmbeddingCache,
    batch_texts: NonZeroUsize,
) -> Plan {
    let (mut seen, mut missing, mut reused) = (HashSet::new(), Vec::new(), 0);
    for text in documents {
        let key = embedding_key(model, text);
        if known.get(key).is_some() {
            reused += 1;
        } else if seen.insert(key) {
            missing.push(text.clone());
        }
    }
    let batches = missing.chunks(batch_texts.get()).map(|texts| Batch::of(model, texts.to_vec())).collect();
    Plan { texts: documents.len(), reused, batches }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use cinerag_ports::fakes::MapEmbeddingCache;
    use proptest::prelude::*;

    use super::*;

    fn model() -> Fingerprint {
        Fingerprint("model".into())
    }

    proptest! {
        #[test]
        fn every_text_without_a_vector_is_in_exactly_one_batch(
            texts in proptest::collection::vec("[a-d]{0,3}", 0..80),
            known in proptest::collection::vec(any::<proptest::sample::Index>(), 0..20),
            size in 1_usize..12,
        ) {
            let cache = MapEmbeddingCache::default();
            let known: BTreeSet<&String> =
                known.iter().filter(|_| !texts.is_empty()).map(|at| at.get(&texts)).collect();
            for text in &known {
                cache.put(embedding_key(&model(), text), &[1.0]).expect("put");
            }
            let texts_each = NonZeroUsize::new(size).expect("at least 1");
            let planned = plan(&texts, &model(), &cache, texts_each);
            let batched: Vec<&String> = planned.batches.iter().flat_map(|batch| &batch.texts).collect();
            let distinct: BTreeSet<&String> = batched.iter().copied().collect();
            prop_assert_eq!(distinct.len(), batched.len(), "none twice");
            let expected: BTreeSet<&String> = texts.iter().filter(|text| !known.contains(text)).collect();
            prop_assert_eq!(distinct, expected);
            prop_assert_eq!(planned.texts, texts.len());
            prop_assert_eq!(planned.reused, texts.iter().filter(|text| known.contains(text)).count());
            let (last, full) = planned.batches.split_last().map_or((None, &[][..]), |(l, f)| (Some(l), f));
            prop_assert!(full.iter().all(|batch| batch.texts.len() == size), "all but the last are full");
            prop_assert!(last.is_none_or(|batch| (1..=size).contains(&batch.texts.len())));
            let ids: BTreeSet<&String> = planned.batches.iter().map(|batch| &batch.id).collect();
            prop_assert_eq!(ids.len(), planned.batches.len(), "ids tell batches apart");
            prop_assert_eq!(planned, plan(&texts, &model(), &cache, texts_each), "equal arguments, equal plan");
        }
    }

    #[test]
    fn a_run_is_named_after_everything_it_depends_on() {
        let [a, b] = ["a", "b"].map(|text| Fingerprint(text.into()));
        assert_eq!(run_id(&a, &b), run_id(&a, &b));
        assert_ne!(run_id(&a, &b), run_id(&b, &a));
        assert_ne!(run_id(&a, &a), run_id(&a, &b));
        assert_ne!(
            Batch::of(&a, vec!["x".into()]).id,
            Batch::of(&b, vec!["x".into()]).id,
            "another model's vectors are another pack"
        );
    }
}
