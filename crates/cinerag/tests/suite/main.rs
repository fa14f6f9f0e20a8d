//! The whole product, tested from outside: the built `cinerag` binary, the built functions, the files they
//! leave. One binary with a module a subject. A trial that needs the 9,742 MovieLens films is listed as ignored
//! when `CINERAG_DATA_DIR` is not set; nothing else is ever skipped.

#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

mod ask;
mod aws_ingestion;
mod caching;
mod certificate;
mod dependency_table;
mod fixture;
mod functions;
mod ingestion;
mod movielens_films;
mod qdrant;
mod recommendations;
mod regressions;
mod relevance_gate;
mod server;
mod stand_in;
mod starter_catalogue;
mod template;

use libtest_mimic::{Arguments, Trial};

/// A trial that runs on whatever data there is.
fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

/// A trial that needs the 9,742 films: listed by name as ignored without them.
fn movielens_trial(name: &str, test: fn()) -> Trial {
    trial(name, test).with_kind("needs CINERAG_DATA_DIR").with_ignored_flag(fixture::data_dir().is_none())
}

fn main() {
    let arguments = Arguments::from_args();
    let trials = [
        caching::trials(),
        aws_ingestion::trials(),
        ask::trials(),
        dependency_table::trials(),
        functions::trials(),
        ingestion::trials(),
        movielens_films::trials(),
        qdrant::trials(),
        regressions::trials(),
        relevance_gate::trials(),
        recommendations::trials(),
        server::trials(),
        starter_catalogue::trials(),
        template::trials(),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit();
}
