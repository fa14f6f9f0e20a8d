//! Work that waits until a test has it done.

use parking_lot::Mutex;

use crate::{Background, Work};

/// Keeps work until [`run_all`](Self::run_all).
#[derive(Default)]
pub struct WaitingWork(Mutex<Vec<Work>>);

impl WaitingWork {
    /// Pieces that wait.
    pub fn len(&self) -> usize {
        self.0.lock().len()
    }

    /// True when none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Does what waits, one after the other; gives how many there were.
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
