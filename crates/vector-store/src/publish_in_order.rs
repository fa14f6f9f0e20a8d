//! One index published to two places, one after the other.

use cinerag_ports::{IndexContents, IndexPublisher, PublishError, Published};

/// Publishes to one place and then to the other, and stops at the first failure; running it again completes the rest.
/// The second place's index is the one reported.
pub struct PublishInOrder {
    first: Box<dyn IndexPublisher>,
    then: Box<dyn IndexPublisher>,
}

impl PublishInOrder {
    /// `first` should be the one more likely to fail, so that a failure changes nothing.
    pub fn new(first: Box<dyn IndexPublisher>, then: Box<dyn IndexPublisher>) -> Self {
        PublishInOrder { first, then }
    }
}

impl IndexPublisher for PublishInOrder {
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
        let both = PublishInOrder::new(Box::new(first.clone()), Box::new(then.clone()));
        assert!(both.publish(&contents).expect("published").changed, "it was new to the first");
        assert!(!both.publish(&contents).expect("published").changed);
        assert!(!first.publish(&contents).expect("published").changed, "it was published there");
    }

    #[test]
    fn a_failure_of_the_first_leaves_the_other() {
        let then = MemoryStore::default();
        let both = PublishInOrder::new(Box::new(Refusing), Box::new(then.clone()));
        assert!(both.publish(&sample_contents(20, 1)).is_err());
        assert!(
            then.publish(&sample_contents(20, 1)).expect("published").changed,
            "nothing was published to it before"
        );
    }
}
