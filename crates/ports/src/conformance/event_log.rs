//! What every event log must do.

use cinerag_domain::{Event, EventKind, MovieId};

use crate::{Appended, EventHistory, EventLog};

/// An event with an id and a time of receipt, and something in every field.
pub fn sample_event(id: &str, received_ms: u64) -> Event {
    Event {
        id: id.to_owned(),
        kind: EventKind::Dwell,
        movie: MovieId(356),
        received_ms,
        occurred_ms: Some(received_ms - 1_500),
        dwell_ms: Some(42_000),
        session: Some("s-1".into()),
        query: Some("\"90s\" café\nnoir 😀".into()),
        position: Some(3),
    }
}

/// Runs the suite on an empty log; panics with what differs.
pub async fn event_log(log: &(impl EventLog + EventHistory)) {
    // a moment before midnight, UTC: the second batch is of another day
    let start = 1_795_391_999_000_u64;
    assert_eq!(log.append(&[]).await.expect("append"), Appended::default(), "nothing is nothing");
    let plain = Event {
        kind: EventKind::Click,
        occurred_ms: None,
        dwell_ms: None,
        session: None,
        query: None,
        position: None,
        ..sample_event("b", start + 1)
    };
    let first = [sample_event("a", start), plain, sample_event("a", start)];
    let appended = log.append(&first).await.expect("append");
    assert_eq!(appended, Appended { accepted: 2, duplicates: 1 }, "an id counts once in a batch");
    let changed = Event { kind: EventKind::Like, ..sample_event("a", start + 2_000) };
    let second = [changed, sample_event("c", start + 2_000)];
    let appended = log.append(&second).await.expect("append");
    assert_eq!(appended, Appended { accepted: 1, duplicates: 1 }, "and over all batches");

    let all = log.received(start, start + 5_000).await.expect("received");
    let expected = [first[0].clone(), first[1].clone(), second[1].clone()];
    assert_eq!(all, expected, "every field comes back, in order, and what was first stays");
    assert_eq!(log.received(start + 1, start + 2_000).await.expect("received"), expected[1..2]);
    assert_eq!(log.received(start + 2_001, start + 9_000).await.expect("received"), []);

    let many: Vec<Event> = (0..100).map(|n| sample_event(&format!("n{n:03}"), start + 10_000 + n)).collect();
    assert_eq!(log.append(&many).await.expect("append"), Appended { accepted: 100, duplicates: 0 });
    assert_eq!(log.append(&many).await.expect("append"), Appended { accepted: 0, duplicates: 100 });
    assert_eq!(log.received(start + 10_000, start + 11_000).await.expect("received"), many);
}
