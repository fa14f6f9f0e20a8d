//! Work that waits until a test runs it.

use parking_lot::Mutex;

use crate::{Background, Work};

/// Holds work until [`run_all`](Self::run_all).
#[derive(Default)]
pub struct WaitingWork(Mutex<Vec<Work>>);

impl WaitingWork {
    /// Waiting pieces of work.
    pub fn len(&self) -> usize {
        self.0.lock().len()
    }

    /// True when none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Runs the waiting work in order; returns how many pieces there were.
    pub async fn run_all(&self) -> usize {
        let waiting = std::mem::take(&mut *self.0.lock());
        let count = waiting.len();
        for work in waiting {
            work.await;
        }
        count
    }
}

impl Background for WaitingWork {
    fn run(&self, work: Work) {
        self.0.lock().push(work);
    }
}
