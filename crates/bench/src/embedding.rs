//! Embedding alone: the floor of everything that embeds.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Result;
use cinerag_embedding::MiniLm;
use cinerag_ports::{Clock, Embedder, Timer};

use crate::cpu_time;

/// What embedding some texts took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// CPU time of all threads.
    pub cpu: Duration,
    /// Wall time.
    pub wall: Duration,
}

/// Embeds each text, `threads` of them side by side, and drops the vectors.
pub fn cost(model: &MiniLm, texts: &[&str], threads: usize, clock: &dyn Clock) -> Result<Cost> {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            model.embed(text)?;
        }
        Ok::<(), anyhow::Error>(())
    };
    let (cpu, wall) = (cpu_time::own()?, Timer::start(clock));
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let panicked = |_| Err(anyhow::anyhow!("a thread that embeds panicked"));
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(panicked))
    })?;
    Ok(Cost { wall: wall.elapsed(), cpu: cpu_time::own()?.saturating_sub(cpu) })
}
