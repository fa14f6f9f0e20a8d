//! Reports as tables.

use anyhow::{Result, ensure};
use cinerag_evaluation::{Bootstrap, SetReport, compare_sets};
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use super::run_report::RunReport;

/// What the overview of several sets shows; the JSON has every measure.
const OVERVIEW: [&str; 6] = ["success@1", "success@10", "mrr@50", "ndcg@10", "map", "rprec@10"];

/// Every measure of one set, or a line for each of several.
pub fn measures(sets: &[SetReport]) -> String {
    match sets {
        [set] => format!("{} ({} queries)\n{}", set.set, set.n, one(set)),
        sets => format!("means over the queries, with 95 % intervals\n{}", overview(sets)),
    }
}

fn one(set: &SetReport) -> Table {
    let mut table = with_header(["measure", "mean", "95 % interval"]);
    for measure in &set.measures {
        let interval = format!("{:.3} – {:.3}", measure.low, measure.high);
        table.add_row([measure.name.clone(), format!("{:.3}", measure.mean), interval]);
    }
    table
}

fn overview(sets: &[SetReport]) -> Table {
    let mut table = with_header(["set", "queries"].into_iter().chain(OVERVIEW));
    for set in sets {
        let values = OVERVIEW.iter().map(|name| {
            set.measure(name).map_or_else(String::new, |measure| {
                format!("{:.3}\n{:.2}–{:.2}", measure.mean, measure.low, measure.high)
            })
        });
        table.add_row([set.set.clone(), set.n.to_string()].into_iter().chain(values));
    }
    table
}

/// A line for each set and measure that both runs have.
pub fn comparison(earlier: &RunReport, report: &RunReport) -> Result<String> {
    let mut table =
        with_header(["set", "queries", "measure", "before", "now", "difference", "95 % interval", "p"]);
    for after in &report.sets {
        let Some(before) = earlier.set(&after.set) else { continue };
        let compared = compare_sets(before, after, Bootstrap::default().seed)?;
        for (measure, of) in &compared.measures {
            table.add_row([
                after.set.clone(),
                compared.shared.to_string(),
                measure.clone(),
                format!("{:.3}", of.before),
                format!("{:.3}", of.after),
                format!("{:+.3}", of.difference),
                format!("{:+.3} – {:+.3}", of.low, of.high),
                format!("{:.4}", of.p),
            ]);
        }
    }
    ensure!(!table.is_empty(), "the earlier report holds none of these sets");
    Ok(format!(
        "compared with index {}, model {}\n{table}\np: randomisation test over the queries, two-sided, not \
         corrected for the number of lines",
        earlier.index.short(),
        earlier.model.short()
    ))
}

fn with_header<'a>(header: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_header(header.into_iter().collect::<Vec<_>>());
    table
}
