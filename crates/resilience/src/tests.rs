//! All of it on one paused clock.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::Clock;
use tokio::time::{Instant, advance, sleep};

use super::*;

const SECOND: Duration = Duration::from_secs(1);
const MILLISECOND: Duration = Duration::from_millis(1);

/// Tokio's clock, which the tests pause, as the clock of the state.
struct PausedClock(Instant);

impl Clock for PausedClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

fn clock() -> Arc<PausedClock> {
    Arc::new(PausedClock(Instant::now()))
}

/// Attempts that fail so many times, each after `took`.
async fn failing(failures: &Cell<u32>, took: Duration) -> Result<&'static str, u32> {
    sleep(took).await;
    match failures.get() {
        0 => Ok("done"),
        left => {
            failures.set(left - 1);
            Err(left)
        }
    }
}

const POLICY: RetryPolicy = RetryPolicy::exponential(4, SECOND, Duration::from_secs(3));

#[tokio::test(start_paused = true)]
async fn an_attempt_is_repeated_with_growing_waits_until_it_succeeds_or_was_the_last() {
    for (failures, expected) in [(0, Ok("done")), (3, Ok("done")), (4, Err(1))] {
        let (left, started) = (Cell::new(failures), Instant::now());
        let done = POLICY.run(None, || failing(&left, Duration::ZERO), |_| RetryVerdict::Retry).await;
        assert_eq!(done, expected);
        let least = [0, 1, 3, 6][failures.min(3) as usize] * SECOND;
        let waited = started.elapsed();
        assert!(waited >= least && waited <= 2 * least + MILLISECOND, "{failures} failures: {waited:?}");
    }
}

#[test]
fn waits_grow_to_the_longest_and_jitter_adds_up_to_as_much_again() {
    for seed in 0..50 {
        let waits: Vec<Duration> = POLICY.with_seed(seed).waits().collect();
        assert_eq!(waits, POLICY.with_seed(seed).waits().collect::<Vec<_>>(), "a seed repeats them");
        for (wait, base) in waits.iter().zip([1, 2, 3]) {
            assert!(*wait >= base * SECOND && *wait < 2 * base * SECOND, "{waits:?}");
        }
        assert_eq!(waits.len(), 3);
    }
    let first = |seed| POLICY.with_seed(seed).waits().next();
    assert_ne!(first(1), first(2), "callers spread out");
    assert_eq!(RetryPolicy::immediate(3).waits().collect::<Vec<_>>(), [Duration::ZERO; 2]);
    assert_eq!(RetryPolicy::immediate(1).waits().count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_verdict_ends_the_attempts_or_makes_the_wait_longer() {
    let (left, started) = (Cell::new(9), Instant::now());
    let done = POLICY.run(None, || failing(&left, Duration::ZERO), |_| RetryVerdict::GiveUp).await;
    assert_eq!((done, started.elapsed()), (Err(9), Duration::ZERO));
    let (left, asked) = (Cell::new(1), Duration::from_mins(1));
    let done = POLICY.run(None, || failing(&left, Duration::ZERO), |_| RetryVerdict::RetryAfter(asked)).await;
    assert_eq!(done, Ok("done"));
    assert!(started.elapsed() >= asked);
}

#[tokio::test(start_paused = true)]
async fn no_wait_passes_the_deadline() {
    let (left, started) = (Cell::new(9), Instant::now());
    let deadline = Deadline::after(5 * SECOND / 2);
    let done = POLICY.run(Some(deadline), || failing(&left, Duration::ZERO), |_| RetryVerdict::Retry).await;
    assert!(done.is_err());
    assert!(started.elapsed() < deadline.budget(), "it ended early: {:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn work_past_its_deadline_is_dropped() {
    let deadline = Deadline::after(SECOND);
    assert_eq!(deadline.run(async { 7 }).await, Ok(7));
    advance(SECOND / 4).await;
    assert_eq!((deadline.left(), deadline.budget()), (3 * SECOND / 4, SECOND));
    let exceeded = deadline.run(sleep(2 * SECOND)).await.expect_err("too slow");
    assert_eq!(
        (exceeded.code(), exceeded.to_string().as_str()),
        ("deadline_exceeded", "no answer within 1000 ms")
    );
    assert_eq!(deadline.left(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn only_waiting_uses_a_budget_up() {
    let budget = WaitBudget::new(SECOND);
    assert!(budget.wait_for(sleep(SECOND / 2)).await.is_ok());
    advance(10 * SECOND).await;
    assert_eq!(budget.left(), SECOND / 2);
    assert_eq!(budget.wait_for(sleep(SECOND)).await, Err(DeadlineExceeded { budget: SECOND }));
    assert!(budget.left() <= MILLISECOND);
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_at_the_same_time_use_a_budget_up_once() {
    let budget = WaitBudget::new(SECOND);
    let calls = [SECOND / 4, SECOND / 2, SECOND / 3].map(|time| budget.wait_for(sleep(time)));
    let [first, second, third] = calls;
    assert_eq!(tokio::join!(first, second, third), (Ok(()), Ok(()), Ok(())));
    assert_eq!(budget.left(), SECOND / 2);
    let dropped = tokio::time::timeout(SECOND / 4, budget.wait_for(sleep(SECOND))).await;
    assert!(dropped.is_err(), "the caller gave up");
    advance(SECOND).await;
    assert!(budget.left() >= SECOND / 5, "and waits no longer");
    let (slow, slower) = (budget.wait_for(sleep(SECOND)), budget.wait_for(sleep(2 * SECOND)));
    assert!(matches!(tokio::join!(slow, slower), (Err(_), Err(_))));
    assert_eq!(budget.left(), Duration::ZERO);
}

const BREAKER: BreakerSettings = BreakerSettings { failures_to_open: 3, pause: SECOND };

fn opened() -> CircuitBreaker {
    let breaker = CircuitBreaker::new(BREAKER, clock());
    let changes = [(); 3].map(|()| breaker.failed());
    assert_eq!(changes, [BreakerChange::None, BreakerChange::None, BreakerChange::Opened]);
    breaker
}

#[tokio::test(start_paused = true)]
async fn failures_in_a_row_open_a_circuit_and_a_success_between_them_resets_the_count() {
    let breaker = opened();
    assert!(!breaker.allows_call() && !breaker.is_closed());
    assert_eq!(breaker.failed(), BreakerChange::None, "a call that began before");
    let breaker = CircuitBreaker::new(BREAKER, clock());
    for _ in 0..10 {
        assert_eq!([breaker.failed(), breaker.failed()], [BreakerChange::None; 2]);
        assert_eq!(breaker.succeeded(), BreakerChange::None);
        assert!(breaker.allows_call());
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_pause_one_call_probes_and_its_success_closes_the_circuit() {
    let breaker = opened();
    advance(SECOND.saturating_sub(MILLISECOND)).await;
    assert!(!breaker.allows_call(), "too early");
    advance(MILLISECOND).await;
    assert!(breaker.allows_call(), "one may probe");
    assert!(!breaker.allows_call(), "and no other meanwhile");
    assert_eq!(breaker.succeeded(), BreakerChange::Closed);
    assert!(breaker.allows_call() && breaker.allows_call());
}

#[tokio::test(start_paused = true)]
async fn a_probe_that_fails_or_never_reports_costs_one_more_pause() {
    for reports in [true, false] {
        let breaker = opened();
        advance(SECOND).await;
        assert!(breaker.allows_call());
        if reports {
            assert_eq!(breaker.failed(), BreakerChange::None, "it was open before");
        }
        assert!(!breaker.allows_call());
        advance(SECOND).await;
        assert!(breaker.allows_call());
    }
}

#[tokio::test(start_paused = true)]
async fn one_caller_in_an_interval_refreshes_and_an_error_leaves_the_last_good_value() {
    let value = LastGood::empty(SECOND, clock());
    let ok = |known: Option<u32>| async move { Ok::<u32, &str>(known.map_or(1, |known| known + 1)) };
    assert_eq!((value.value(), value.age()), (None, None));
    assert_eq!(value.refreshed(ok).await, Ok(Some(1)));
    assert_eq!(value.refreshed(ok).await, Ok(Some(1)), "not due");
    advance(SECOND).await;
    assert_eq!((value.age(), value.refreshed(ok).await), (Some(SECOND), Ok(Some(2))));
    advance(SECOND).await;
    assert_eq!(value.refreshed(|_| async { Err("unavailable") }).await, Err("unavailable"));
    assert_eq!(value.refreshed(ok).await, Ok(Some(2)), "it serves on until the next refresh is due");
    advance(SECOND).await;
    assert!(value.claims_refresh() && !value.claims_refresh(), "one caller's");
    assert_eq!(value.value(), Some(2), "the others get what is there");
}

#[tokio::test(start_paused = true)]
async fn a_value_is_dropped_with_a_pause_or_without() {
    let value = LastGood::empty(SECOND, clock());
    value.store(1);
    value.discard();
    assert_eq!((value.value(), value.claims_refresh()), (None, false), "what failed is left alone");
    advance(SECOND).await;
    assert!(value.claims_refresh());
    value.store(2);
    value.invalidate();
    assert_eq!((value.value(), value.claims_refresh()), (None, true), "what is outdated is read again");
}

#[tokio::test(start_paused = true)]
async fn what_was_just_read_is_due_in_one_interval() {
    let interval = RefreshInterval::starting_now(SECOND, clock());
    assert!(!interval.claims_refresh(), "too early");
    advance(SECOND).await;
    assert!(interval.claims_refresh() && !interval.claims_refresh(), "one caller's");
}
