//! The table of variables: what each is called, stands for and is looked at by.

/// A variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it is taken for where it is not set, or set to nothing.
    pub default: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// The functions that look at it; the deployment sets it for these and no others.
    pub functions: &'static [&'static str],
}

/// Every function.
const ALL: &[&str] = &[
    "admin",
    "ask",
    "browse",
    "evaluate",
    "events",
    "health",
    "index",
    "ingest",
    "movie",
    "recommend",
    "search",
    "similar",
    "suggest",
];
/// The functions that hand out an ingestion's work.
const STARTING: &[&str] = &["admin", "ingest"];
/// The functions that look at the bucket of indexes: who reads them, and who makes them.
const OF_THE_BUCKET: &[&str] = &[
    "admin",
    "ask",
    "browse",
    "evaluate",
    "health",
    "index",
    "ingest",
    "movie",
    "recommend",
    "search",
    "similar",
    "suggest",
];
/// The functions that open the index.
const READING: &[&str] = &["ask", "browse", "health", "movie", "recommend", "search", "similar", "suggest"];
/// The functions that embed, or say whether that is possible.
const EMBEDDING: &[&str] =
    &["admin", "ask", "evaluate", "health", "index", "ingest", "recommend", "search", "similar"];

/// The functions that ask vectors, or say whether those who do can.
const ASKING_VECTORS: &[&str] = &["ask", "browse", "health", "recommend", "search", "similar"];
/// Those, who publishes vectors, and who has to know whether all that is published is where it should be.
const KNOWING_THE_SERVER: &[&str] =
    &["admin", "ask", "browse", "health", "index", "ingest", "recommend", "search", "similar"];

/// All of them.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: "CINERAG_INDEX_DIR",
        default: "/opt/index",
        meaning: "folder with the index artefact and its CURRENT pointer, where no bucket is set",
        functions: READING,
    },
    Variable {
        name: "CINERAG_INDEX_BUCKET",
        default: "",
        meaning: "S3 bucket with published indexes, which a function follows; none: CINERAG_INDEX_DIR",
        functions: OF_THE_BUCKET,
    },
    Variable {
        name: "CINERAG_MODEL_DIR",
        default: "/opt/minilm",
        meaning: "folder with the embedding model, as `make layer` writes it",
        functions: EMBEDDING,
    },
    Variable {
        name: "CINERAG_CACHE_BYTES",
        default: "33554432",
        meaning: "memory for kept answers and query vectors, in bytes",
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_CACHE_TTL_S",
        default: "3600",
        meaning: "seconds that a kept answer is fresh; it is kept, stale, for as long again",
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_REDIS_URL",
        default: "",
        meaning: "Redis for what all environments keep together, redis:// or rediss:// for TLS; memory alone without",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_QDRANT_URL",
        default: "",
        meaning: "Qdrant server to search on and to publish to, by its gRPC address, http:// or https:// for TLS; none: the embedded index alone",
        functions: KNOWING_THE_SERVER,
    },
    Variable {
        name: "CINERAG_QDRANT_KEY_SECRET",
        default: "",
        meaning: "name or ARN of the secret that holds the server's API key, where it asks for one",
        functions: &["ask", "browse", "health", "index", "recommend", "search", "similar"],
    },
    Variable {
        name: "CINERAG_QDRANT_TIMEOUT_MS",
        default: "500",
        meaning: "milliseconds to wait for an answer of the server before the embedded index gives it",
        functions: ASKING_VECTORS,
    },
    Variable {
        name: "CINERAG_TABLE",
        default: "",
        meaning: "DynamoDB table for film records and what is recorded; movie without one reads the index",
        functions: &["admin", "evaluate", "events", "index", "ingest", "movie"],
    },
    Variable {
        name: "CINERAG_DATA_BUCKET",
        default: "",
        meaning: "S3 bucket with the data set to ingest: ml-latest-small/ and tmdb/, or starter/",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_QUEUE_URL",
        default: "",
        meaning: "SQS queue for the batches of an ingestion",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_BATCH_TEXTS",
        default: "200",
        meaning: "texts of a batch: some ten seconds of work for one core",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_TMDB_KEY_SECRET",
        default: "",
        meaning: "name or ARN of the secret with the key of TMDB's API, to fetch records that the data set lacks; none: not fetched",
        functions: &["ingest"],
    },
    Variable {
        name: "CINERAG_TMDB_URL",
        default: "https://api.themoviedb.org",
        meaning: "address of TMDB's API, or of what stands in for it",
        functions: &["ingest"],
    },
    Variable {
        name: "CINERAG_ADMIN_KEY_SECRET",
        default: "",
        meaning: "name of the secret with the admin key; none: the admin routes are not there",
        functions: &["admin"],
    },
    Variable {
        name: "CINERAG_EVENTS_TTL_DAYS",
        default: "90",
        meaning: "days that events are kept",
        functions: &["events"],
    },
    Variable {
        name: "CINERAG_GENERATOR",
        default: "extractive",
        meaning: "what writes answers: extractive (the films' records), openai (an OpenAI-compatible endpoint) or bedrock",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_URL",
        default: "",
        meaning: "for openai: the endpoint's address before /chat/completions",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_MODEL",
        default: "",
        meaning: "for openai: the model's name there",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_KEY_SECRET",
        default: "",
        meaning: "for openai: name or ARN of the secret that holds the endpoint's key, where it asks for one",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_BEDROCK_MODEL",
        default: "",
        meaning: "for bedrock: id or ARN of a model or inference profile that converses",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LOG",
        default: "info",
        meaning: "log filter, as tracing-subscriber's EnvFilter reads it",
        functions: ALL,
    },
    Variable {
        name: "CINERAG_METRICS",
        default: "",
        meaning: "deployment that metrics are counted for, in the namespace CineRAG/<it>; none: not counted",
        functions: ALL,
    },
];
