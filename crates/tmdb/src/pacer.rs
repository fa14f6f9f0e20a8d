//! An even pace of requests, so that TMDB's rate limit is respected. Time is tokio's, which tests can pause.
//!
//! Written here and not taken from a library: see `infra/adr/0010-libraries-or-our-own.md`.

use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::{Instant, sleep_until};

/// Assigns each request a moment, at least an interval after the one before, in the order of the callers.
pub(crate) struct Pacer {
    interval: Duration,
    next: Mutex<Instant>,
}

impl Pacer {
    /// At most so many requests in any second; 0 is taken as 1.
    pub(crate) fn per_second(requests: u32) -> Self {
        Pacer { interval: Duration::from_secs(1) / requests.max(1), next: Mutex::new(Instant::now()) }
    }

    /// Waits until the next request may be sent.
    pub(crate) async fn wait(&self) {
        let moment = {
            let mut next = self.next.lock();
            let moment = (*next).max(Instant::now());
            *next = moment + self.interval;
            moment
        };
        sleep_until(moment).await;
    }

    /// Lets nobody send for a while: the server asked for a pause.
    pub(crate) fn pause(&self, pause: Duration) {
        let mut next = self.next.lock();
        *next = (*next).max(Instant::now() + pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_requests_than_allowed() {
        let pacer = Pacer::per_second(40);
        let mut requests = Vec::new();
        for _ in 0..200 {
            pacer.wait().await;
            requests.push(Instant::now());
        }
        // requests 40 places apart must lie a second apart
        for pair in requests.windows(41) {
            assert!(pair[40] - pair[0] >= Duration::from_secs(1));
        }
        assert_eq!((requests[199] - requests[0]).as_millis() / 100, 49);
    }

    #[tokio::test(start_paused = true)]
    async fn idle_time_is_not_saved_up_and_a_pause_stops_everybody() {
        let (pacer, start) = (Pacer::per_second(10), Instant::now());
        tokio::time::sleep(Duration::from_secs(5)).await;
        pacer.wait().await;
        pacer.wait().await;
        assert_eq!(start.elapsed().as_millis() / 10, 510);
        pacer.pause(Duration::from_secs(2));
        pacer.wait().await;
        assert_eq!(start.elapsed().as_millis() / 10, 710);
    }
}
