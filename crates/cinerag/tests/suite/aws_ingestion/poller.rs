//! What Lambda does between a queue and a function.

use std::collections::BTreeMap;

use cinerag_aws::testing::{self, Delivery};
use serde_json::{Value, json};

use super::world::{World, connection};
use crate::functions::emulator::Emulator;
use crate::stand_in;

/// Messages handed to a function at a time.
const AT_A_TIME: usize = 3;

/// Receives, hands over, deletes.
pub struct Poller<'a> {
    world: &'a World,
    random: u64,
    /// What was received and not worked off.
    pub deliveries: Vec<Delivery>,
}

impl<'a> Poller<'a> {
    /// With a seed for the order and the number of deliveries.
    pub fn new(world: &'a World, seed: u64) -> Self {
        Poller { world, random: seed, deliveries: Vec::new() }
    }

    /// Receives whatever is in the queue.
    pub fn receive_all(&mut self) {
        loop {
            let some = stand_in::wait(async {
                testing::deliveries(&connection().await, &self.world.queue_url).await
            });
            if some.is_empty() {
                return;
            }
            self.deliveries.extend(some);
        }
    }

    /// Makes each message come one to five times, in a shuffled order.
    pub fn multiply_and_shuffle(&mut self) {
        let mut shuffled: BTreeMap<(u64, usize), Delivery> = BTreeMap::new();
        for delivery in std::mem::take(&mut self.deliveries) {
            for _ in 0..=self.next() % 5 {
                let place = (self.next(), shuffled.len());
                shuffled.insert(place, delivery.clone());
            }
        }
        self.deliveries = shuffled.into_values().collect();
    }

    /// One event with every message.
    pub fn event_of_all(&self) -> Value {
        event(&self.deliveries)
    }

    /// Hands everything over, and takes from the queue what is not reported; gives how many messages were reported.
    pub fn work_off(&mut self, function: &mut Emulator) -> usize {
        let mut reported = 0;
        for some in std::mem::take(&mut self.deliveries).chunks(AT_A_TIME) {
            let report = function.hand(&event(some)).expect("returned");
            let failures = report["batchItemFailures"].as_array();
            let failures = failures.unwrap_or_else(|| panic!("{report}; the log: {}", function.log()));
            let has_failed = |delivery: &Delivery| {
                failures.iter().any(|one| one["itemIdentifier"] == delivery.id.as_str())
            };
            for delivery in some {
                stand_in::wait(async {
                    let connection = connection().await;
                    if has_failed(delivery) {
                        testing::give_back(&connection, &self.world.queue_url, delivery).await;
                    } else {
                        testing::delete_message(&connection, &self.world.queue_url, delivery).await;
                    }
                });
                reported += usize::from(has_failed(delivery));
            }
        }
        reported
    }

    /// Splitmix64: small, and the same everywhere.
    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// The event of messages, as the event source mapping sends it.
fn event(deliveries: &[Delivery]) -> Value {
    let record = |delivery: &Delivery| {
        json!({
            "messageId": delivery.id, "receiptHandle": delivery.receipt, "body": delivery.body,
            "eventSource": "aws:sqs", "awsRegion": "eu-west-1", "attributes": {}, "messageAttributes": {},
        })
    };
    json!({ "Records": deliveries.iter().map(record).collect::<Vec<_>>() })
}
