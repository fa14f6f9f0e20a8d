//! A cold start of the built `search` function: from its start to its first answer.
//!
//! - `cold_start_cpu_ms`: CPU time of the function until it gives its first answer: loading the program, the
//!   runtime library, the model and the index, and one search. All of it is paid on one core's share on Lambda,
//!   where less memory is less CPU, so this is the number that carries over to any size of function.
//! - `cold_start_init_cpu_ms`: the part until it asks for its first event; Lambda's init phase.
//! - `cold_start_wall_ms`: from its start to the answer, on this machine as busy as it is.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use cinerag_ports::Timer;
use serde_json::Value;

use crate::child::KilledOnDrop;
use crate::report::{Measure, Samples, ms};
use crate::runtime_api::RuntimeApi;
use crate::{Setup, cpu_time};

/// An API Gateway HTTP API event, payload format 2.0.
const EVENT: &str = include_str!("../fixtures/search_event.json");
/// Longest wait for the function.
const PATIENCE: Duration = Duration::from_secs(20);
/// Starts that only bring its files into memory.
const WARM_UP: usize = 2;

/// All of it.
pub fn measure(setup: &Setup) -> Result<Vec<Measure>> {
    let bootstrap = setup.lambda_dir.join("search/bootstrap");
    let bootstrap = fs::canonicalize(&bootstrap)
        .with_context(|| format!("{}: not built; build it with `make functions`", bootstrap.display()))?;
    let index = fs::canonicalize(setup.state_dir.join("index")).context("no index")?;
    let model = fs::canonicalize(&setup.model_dir).context("no model; build it with `make layer`")?;
    let api = RuntimeApi::start()?;
    let [mut init, mut cpu, mut wall] = [(); 3].map(|()| Samples::default());
    for run in 0..WARM_UP + setup.repetitions(20, 8) {
        let start = cold_start(setup, &api, &bootstrap, &index, &model)?;
        if run >= WARM_UP {
            init.push(ms(start.init_cpu));
            cpu.push(ms(start.cpu));
            wall.push(ms(start.wall));
        }
    }
    Ok(vec![
        Measure::median("cold_start_cpu_ms", &cpu, "ms").at_most(80.0),
        Measure::median("cold_start_init_cpu_ms", &init, "ms"),
        Measure::median("cold_start_wall_ms", &wall, "ms"),
    ])
}

struct Start {
    init_cpu: Duration,
    cpu: Duration,
    wall: Duration,
}

/// Starts the function, hands out the event, waits for the answer, ends the function.
fn cold_start(
    setup: &Setup,
    api: &RuntimeApi,
    bootstrap: &Path,
    index: &Path,
    model: &Path,
) -> Result<Start> {
    api.forget();
    let mut command = Command::new(bootstrap);
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
    command.env("CINERAG_INDEX_DIR", index).env("CINERAG_MODEL_DIR", model).env("CINERAG_LOG", "warn");
    command.env("AWS_LAMBDA_RUNTIME_API", api.address.to_string()).envs([
        ("PATH", "/usr/bin"),
        ("AWS_LAMBDA_FUNCTION_NAME", "search"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "bench"),
        ("AWS_REGION", "eu-west-1"),
    ]);
    let wall = Timer::start(&setup.clock);
    let function = KilledOnDrop::spawn(&mut command)?;
    let (mut init_cpu, pid) = (None, function.0.id());
    loop {
        let call = api.call(PATIENCE)?;
        let (wall, cpu) = (wall.elapsed(), cpu_time::of(pid)?);
        if call.is_next() {
            ensure!(init_cpu.replace(cpu).is_none(), "the function asks again before it has answered");
            call.hand_out(EVENT)?;
            continue;
        }
        // not answered: the function waits, and is killed waiting
        if !call.request.first_line.contains("/response ") {
            bail!("{}: {}", call.request.first_line, String::from_utf8_lossy(&call.request.body));
        }
        check(&call.request.body)?;
        return Ok(Start { init_cpu: init_cpu.context("an answer without a question")?, cpu, wall });
    }
}

/// A 200 with hits and nothing degraded.
fn check(answer: &[u8]) -> Result<()> {
    let answer: Value = serde_json::from_slice(answer)?;
    ensure!(answer["statusCode"] == 200, "expected a 200: {answer}");
    let body: Value = serde_json::from_str(answer["body"].as_str().unwrap_or_default())?;
    let hits = body["hits"].as_array().map_or(0, Vec::len);
    ensure!(
        hits > 0 && body["degraded"].as_array().is_some_and(Vec::is_empty),
        "no hits, or degraded: {body}"
    );
    Ok(())
}
