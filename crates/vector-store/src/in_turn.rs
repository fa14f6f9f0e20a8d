//! One publication in several places.

use cinerag_ports::{IndexContents, IndexPublisher, PublishError, Published};

/// Publishes to each in turn and stops at the first that fails; running it again completes the rest. The last one's
/// index is the one reported.
pub struct InTurn {
    first: Box<dyn IndexPublisher>,
    then: Box<dyn IndexPublisher>,
}

impl InTurn {
    /// `first` should be the one that is likelier to fail, so that a failure changes nothing.
    pub fn new(first: Box<dyn IndexPublisher>, then: Box<dyn IndexPublisher>) -> Self {
        InTurn { first, then }
    }
}

impl IndexPublisher for InTurn {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        let first = self.first.publish(contents)?;
        let then = self.then.publish(contents)?;
        Ok(Published { changed: first.changed || then.changed, ..then })
    }
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::sample_contents;
    use cinerag_ports::fakes::MemoryStore;

    use super::*;

    struct Refusing;

    impl IndexPublisher for Refusing {
        fn publish(&self, _: &IndexContents) -> Result<Published, PublishError> {
            Err(PublishError::Invalid("refused".into()))
        }
    }

    #[test]
    fn both_are_published_and_a_change_of_either_is_one() {
        let (first, then) = (MemoryStore::default(), MemoryStore::default());
        let contents = sample_contents(20, 1);
        then.publish(&contents).expect("published before");
        let both = InTurn::new(Box::new(first.clone()), Box::new(then.clone()));
        assert!(both.publish(&contents).expect("published").changed, "the first had not had it");
        assert!(!both.publish(&contents).expect("published").changed);
        assert!(!first.publish(&contents).expect("published").changed, "it has it now");
    }

    #[test]
    fn a_failure_of_the_first_leaves_the_other() {
        let then = MemoryStore::default();
        let both = InTurn::new(Box::new(Refusing), Box::new(then.clone()));
        assert!(both.publish(&sample_contents(20, 1)).is_err());
        assert!(then.publish(&sample_contents(20, 1)).expect("published").changed, "it was not asked before");
    }
}
