//! Requests to a running `cinerag serve`: what the server computes for each, how many it answers, how long they
//! take.
//!
//! - `http_distinct_cpu_ms`: CPU time of the server per request, over 2 persistent connections, no query twice.
//!   Floor: embedding the very same queries here, on one thread.
//! - `http_distinct_over_embedding_ms`: the difference, block by block, so that a slow moment falls on both:
//!   everything but the model, from the socket to the JSON. The median; the least of differences means nothing.
//! - `embed_query_cpu_ms`, `embed_query_side_by_side_cpu_ms`: the floor itself, and the same on two threads at
//!   once. Where two cores share caches and a clock, computing side by side costs each more; the server under 2
//!   connections pays that too. `http_one_connection_over_embedding_ms` compares without it: one connection, one
//!   thread.
//! - `http_stage_<name>_ms`: the server's own timing of its stages on one connection (wall; medians), to see
//!   where the time goes. What no stage holds is the HTTP stack's.
//! - `http_stages_but_embed_ms`: what all stages but embedding took of one request, on one connection (wall; the median
//!   over requests): what a search costs beside the model.
//! - `http_repeat_…`: 50 queries over and over, answered from memory.
//! - `…_qps`, `…_p50_ms`, `…_p99_ms`: wall, with the clients on the same cores; they say how busy the machine is
//!   as much as what the server can do.

use std::num::NonZeroUsize;
use std::time::Duration;

use anyhow::{Result, ensure};
use cinerag_embedding::MiniLm;
use cinerag_ports::Timer;
use cinerag_ports::VectorStore;
use cinerag_query::{Passage, Planner};
use cinerag_vector_store::EmbeddedIndex;

use crate::Setup;
use crate::embedding;
use crate::queries::queries;
use crate::report::{Measure, Samples, ms};
use crate::traffic::{Answered, Connection, Server, send};

const CONNECTIONS: usize = 2;
/// Requests between two looks at the clocks: few, so that a slow moment falls on a block and on its floor.
const BLOCK: usize = 40;
const WARM_UP: usize = 100;
const REPEATED: usize = 50;

/// All of it.
pub fn measure(setup: &Setup) -> Result<Vec<Measure>> {
    let distinct = setup.repetitions(2_000, 600);
    let alone = setup.repetitions(1_000, 300);
    let every = queries(WARM_UP + distinct + alone);
    let (warm_up, rest) = every.split_at(WARM_UP);
    let (distinct, alone) = rest.split_at(distinct);

    let server = Server::start(setup)?;
    let mut connections = server.connect(CONNECTIONS)?;
    let floor = Floor::load(setup)?;
    send(&mut connections, warm_up, &setup.clock)?;
    floor.cpu_ms(setup, warm_up, CONNECTIONS)?;

    let mut measures = Vec::new();
    let (mut embed, mut side_by_side) = (Samples::default(), Samples::default());
    let (mut over, mut total) = (Samples::default(), Total::default());
    for block in distinct.chunks(BLOCK) {
        let cpu = total.block(setup, &server, &mut connections, block, false)?;
        let alone = floor.cpu_ms(setup, block, 1)?;
        embed.push(alone);
        over.push(cpu - alone);
        side_by_side.push(floor.cpu_ms(setup, block, CONNECTIONS)?);
    }
    let words: usize = distinct.iter().map(|query| query.split(' ').count()).sum();
    measures.push(Measure::one("http_query_words", words as f64 / distinct.len() as f64, "mean"));
    measures.push(Measure::median("embed_query_cpu_ms", &embed, "ms"));
    measures.push(Measure::median("embed_query_side_by_side_cpu_ms", &side_by_side, "ms"));
    measures.extend(total.measures("http_distinct", Some(embed.median())));
    measures.push(Measure::one("http_distinct_over_embedding_ms", over.median(), "ms").at_most(0.6));

    let (mut over, mut total) = (Samples::default(), Total::default());
    for block in alone.chunks(BLOCK) {
        let cpu = total.block(setup, &server, &mut connections[..1], block, false)?;
        over.push(cpu - floor.cpu_ms(setup, block, 1)?);
    }
    measures.push(Measure::median("http_one_connection_cpu_ms", &total.cpu, "ms"));
    measures.push(Measure::one("http_one_connection_over_embedding_ms", over.median(), "ms").at_most(0.6));
    measures.push(Measure::median("http_stages_but_embed_ms", &total.but_embedding, "ms").at_most(1.0));
    measures.extend(
        total.stages.iter().map(|(name, took)| Measure::median(format!("http_stage_{name}_ms"), took, "ms")),
    );

    let some = warm_up.get(..REPEATED).unwrap_or_default().iter().cycle();
    let repeated: Vec<String> = some.take(10 * REPEATED).cloned().collect();
    let mut total = Total::default();
    send(&mut connections, &repeated, &setup.clock)?;
    for _ in 0..setup.repetitions(10, 5) {
        total.block(setup, &server, &mut connections, &repeated, true)?;
    }
    measures.extend(total.measures("http_repeat", None));
    Ok(measures)
}

/// What blocks of requests took.
#[derive(Default)]
struct Total {
    cpu: Samples,
    latency: Samples,
    /// All stages but embedding, summed for each request.
    but_embedding: Samples,
    stages: Vec<(String, Samples)>,
    wall: Duration,
    requests: usize,
}

impl Total {
    /// Sends a block; gives the server's CPU milliseconds a request.
    fn block(
        &mut self,
        setup: &Setup,
        server: &Server,
        connections: &mut [Connection],
        queries: &[String],
        from_cache: bool,
    ) -> Result<f64> {
        let (cpu, wall) = (server.cpu()?, Timer::start(&setup.clock));
        let answers = send(connections, queries, &setup.clock)?;
        self.wall += wall.elapsed();
        let cpu = ms(server.cpu()?.saturating_sub(cpu)) / queries.len() as f64;
        self.cpu.push(cpu);
        self.requests += answers.len();
        for Answered { latency_ms, from_cache: is_cached, stages } in answers {
            ensure!(is_cached == from_cache, "answered from the cache: {is_cached}, expected {from_cache}");
            self.latency.push(latency_ms);
            self.but_embedding
                .push(stages.iter().filter(|(name, _)| name != "embed").map(|(_, took)| took).sum());
            for (name, took) in stages {
                match self.stages.iter_mut().find(|(stage, _)| *stage == name) {
                    Some((_, samples)) => samples.push(took),
                    None => self.stages.push((name, [took].into_iter().collect())),
                }
            }
        }
        Ok(cpu)
    }

    fn measures(&self, name: &str, floor: Option<f64>) -> Vec<Measure> {
        let cpu = Measure::median(format!("{name}_cpu_ms"), &self.cpu, "ms");
        let rate = self.requests as f64 / self.wall.as_secs_f64();
        vec![
            floor.map_or_else(|| cpu.clone(), |floor| cpu.clone().floor(floor)),
            Measure::one(format!("{name}_qps"), rate, "1/s"),
            Measure::one(format!("{name}_p50_ms"), self.latency.median(), "ms"),
            Measure::one(format!("{name}_p99_ms"), self.latency.quantile(0.99), "ms"),
        ]
    }
}

/// The model in this process.
struct Floor {
    model: MiniLm,
    planner: Planner,
    index: EmbeddedIndex,
}

impl Floor {
    fn load(setup: &Setup) -> Result<Self> {
        let sessions = NonZeroUsize::new(CONNECTIONS).unwrap_or(NonZeroUsize::MIN);
        Ok(Floor {
            model: MiniLm::load(&setup.model_dir, sessions)?,
            planner: Planner::default(),
            index: EmbeddedIndex::open_current(&setup.state_dir.join("index"))?,
        })
    }

    /// CPU milliseconds a query for embedding what the server embeds of each.
    fn cpu_ms(&self, setup: &Setup, queries: &[String], threads: usize) -> Result<f64> {
        let info = self.index.info();
        let plan = |text: &String| self.planner.plan(text, &self.index, &info, false);
        let passages: Vec<Passage> = queries.iter().flat_map(|text| plan(text).passages).collect();
        let passages: Vec<&str> = passages.iter().map(|passage| passage.text.as_str()).collect();
        Ok(ms(embedding::cost(&self.model, &passages, threads, &setup.clock)?.cpu) / queries.len() as f64)
    }
}
