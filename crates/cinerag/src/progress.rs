//! Progress on a terminal as a bar, elsewhere as a line every few seconds.

use std::io::IsTerminal;
use std::time::Duration;

use cinerag_ingestion::Progress;
use cinerag_ports::Clock;
use cinerag_runtime::SystemClock;
use indicatif::{ProgressBar, ProgressStyle};
use parking_lot::Mutex;

/// Least time between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Shows an ingestion's progress.
#[derive(Default)]
pub struct Shown(Mutex<Option<Stage>>);

struct Stage {
    name: String,
    total: Option<u64>,
    done: u64,
    bar: Option<ProgressBar>,
    clock: SystemClock,
    last_line: Duration,
}

impl Shown {
    fn with(&self, change: impl FnOnce(&mut Option<Stage>)) {
        change(&mut self.0.lock());
    }
}

impl Progress for Shown {
    fn begin(&self, stage: &str, total: Option<u64>) {
        let bar = std::io::stderr().is_terminal().then(|| bar(stage, total));
        let clock = SystemClock::default();
        let stage = Stage { name: stage.to_owned(), total, done: 0, bar, clock, last_line: Duration::ZERO };
        self.with(|current| *current = Some(stage));
    }

    fn advance(&self, steps: u64) {
        self.with(|current| {
            let Some(stage) = current else { return };
            stage.done += steps;
            if let Some(bar) = &stage.bar {
                bar.inc(steps);
            } else if stage.clock.elapsed().saturating_sub(stage.last_line) >= LINE_EVERY {
                stage.last_line = stage.clock.elapsed();
                let of = stage.total.map(|total| format!(" of {total}")).unwrap_or_default();
                eprintln!("  {}: {}{of}", stage.name, stage.done);
            }
        });
    }

    fn end(&self) {
        self.with(|current| {
            let Some(stage) = current.take() else { return };
            if let Some(bar) = stage.bar {
                bar.finish_and_clear();
            }
            eprintln!("  {} … {:.1} s", stage.name, stage.clock.elapsed().as_secs_f32());
        });
    }
}

/// A bar for a counted stage, a spinner for another.
pub fn bar(name: &str, total: Option<u64>) -> ProgressBar {
    let counted = "  {msg} {wide_bar} {pos}/{len} {eta}";
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), counted),
        None => (ProgressBar::new_spinner(), "  {spinner} {msg} {elapsed}"),
    };
    bar.enable_steady_tick(Duration::from_millis(120));
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style).with_message(name.to_owned())
}
