//! `cinerag`: the whole product on one machine. Commands are in [`commands`]; [`engine`] puts the parts
//! together; [`folders`] names the folders, [`qdrant`] the server, if any.

mod cache_args;
mod commands;
mod engine;
mod folders;
mod held_out;
mod local_runs;
mod progress;
mod qdrant;
mod site;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Search and browse films in plain words.
#[derive(Parser)]
#[command(version, about, after_help = "Everything is stored in .cinerag/, or in the folder of --state-dir.")]
struct Cli {
    #[command(flatten)]
    folders: folders::Folders,
    /// What to log: error, warn, info, debug, or a filter by module
    #[arg(long, global = true, env = "CINERAG_LOG", default_value = "warn")]
    log: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the site on one port
    Serve(commands::serve::Serve),
    /// Build the index from a data set and make it current
    Ingest(commands::ingest::Ingest),
    /// Search from the command line
    Search(commands::search::Search),
    /// Measure relevance over judged queries
    Eval(commands::eval::Eval),
    /// Make judged fact queries from the films of the index
    EvalSets(commands::eval_sets::EvalSets),
    /// Measure how people, years and genres in questions are understood
    EvalSlots(commands::eval_slots::EvalSlots),
    /// Measure recommendations on likes held out of the users' ratings
    EvalRecommend(commands::eval_recommend::EvalRecommend),
    /// Learn the weights of a ranking from ratings
    Train(commands::train::Train),
    /// Download MovieLens and enrich it from TMDB
    Data(commands::data::Data),
    /// Print the OpenAPI document
    Openapi,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    cinerag_runtime::telemetry::init(&cli.log, cinerag_runtime::telemetry::Format::Text);
    let folders = &cli.folders;
    let done = match cli.command {
        Command::Serve(serve) => serve.run(folders),
        Command::Ingest(ingest) => ingest.run(folders),
        Command::Search(search) => search.run(folders),
        Command::Eval(eval) => eval.run(folders),
        Command::EvalSets(sets) => sets.run(folders),
        Command::EvalSlots(eval) => eval.run(folders),
        Command::EvalRecommend(eval) => eval.run(folders),
        Command::Train(train) => train.run(folders),
        Command::Data(data) => data.run(folders),
        Command::Openapi => commands::openapi::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
