//! Turns at an even pace, so that a server's rate limit is kept. Time is tokio's, which tests can pause.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Gives out turns that are at least an interval apart, in the order they are asked for.
pub(crate) struct Pacer {
    interval: Duration,
    next: Mutex<Instant>,
}

impl Pacer {
    /// At most so many turns in any second; 0 is taken as 1.
    pub(crate) fn per_second(turns: u32) -> Self {
        Pacer { interval: Duration::from_secs(1) / turns.max(1), next: Mutex::new(Instant::now()) }
    }

    /// Waits for the next turn.
    pub(crate) async fn turn(&self) {
        let turn = {
            let mut next = self.next();
            let turn = (*next).max(Instant::now());
            *next = turn + self.interval;
            turn
        };
        sleep_until(turn).await;
    }

    /// Gives no new turn for a while: the server asked everybody to wait.
    pub(crate) fn hold(&self, wait: Duration) {
        let mut next = self.next();
        *next = (*next).max(Instant::now() + wait);
    }

    fn next(&self) -> MutexGuard<'_, Instant> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_turns_than_allowed() {
        let pacer = Pacer::per_second(40);
        let mut turns = Vec::new();
        for _ in 0..200 {
            pacer.turn().await;
            turns.push(Instant::now());
        }
        // turns 40 places apart must lie a second apart
        for pair in turns.windows(41) {
            assert!(pair[40] - pair[0] >= Duration::from_secs(1));
        }
        assert_eq!((turns[199] - turns[0]).as_millis() / 100, 49);
    }

    #[tokio::test(start_paused = true)]
    async fn idle_time_is_not_saved_up_and_a_hold_stops_everybody() {
        let (pacer, start) = (Pacer::per_second(10), Instant::now());
        tokio::time::sleep(Duration::from_secs(5)).await;
        pacer.turn().await;
        pacer.turn().await;
        assert_eq!(start.elapsed().as_millis() / 10, 510);
        pacer.hold(Duration::from_secs(2));
        pacer.turn().await;
        assert_eq!(start.elapsed().as_millis() / 10, 710);
    }
}
