//! The table of variables: name, default, meaning, and the functions that read each.

/// A variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// The value if it is not set or empty.
    pub default: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// The functions that read it. The deployment sets it for these and no others.
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
/// The functions that start ingestions.
const STARTING: &[&str] = &["admin", "ingest"];
/// The functions that use the bucket of indexes, to read or to publish.
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
/// The functions that embed texts, or report whether that is possible.
const EMBEDDING: &[&str] =
    &["admin", "ask", "evaluate", "health", "index", "ingest", "recommend", "search", "similar"];

/// The functions that search vectors, or report whether that is possible.
const ASKING_VECTORS: &[&str] = &["ask", "browse", "health", "recommend", "search", "similar"];
/// Those, and the functions that publish vectors or check what is published.
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
        meaning: "S3 bucket with published indexes; if not set, CINERAG_INDEX_DIR is used",
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
        meaning: "memory for cached answers and query vectors, in bytes",
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_CACHE_TTL_S",
        default: "3600",
        meaning: "seconds that a cached answer is fresh; after that it is stale for as long again",
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_REDIS_URL",
        default: "",
        meaning: "Redis for a cache that all environments share, redis:// or rediss:// for TLS; if not set, each caches in memory",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_QDRANT_URL",
        default: "",
        meaning: "gRPC address of a Qdrant server to search and to publish to, http:// or https:// for TLS; if not set, the embedded index is used",
        functions: KNOWING_THE_SERVER,
    },
    Variable {
        name: "CINERAG_QDRANT_KEY_SECRET",
        default: "",
        meaning: "name or ARN of the secret with the server's API key, if it requires one",
        functions: &["ask", "browse", "health", "index", "recommend", "search", "similar"],
    },
    Variable {
        name: "CINERAG_QDRANT_TIMEOUT_MS",
        default: "500",
        meaning: "milliseconds to wait for the server before the embedded index is used",
        functions: ASKING_VECTORS,
    },
    Variable {
        name: "CINERAG_TABLE",
        default: "",
        meaning: "DynamoDB table for film records, runs, events and evaluations; movie reads the index if it is not set",
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
        meaning: "texts in a batch: about ten seconds of work for one core",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_TMDB_KEY_SECRET",
        default: "",
        meaning: "name or ARN of the secret with the TMDB API key, to fetch records that the data set lacks; if not set, none are fetched",
        functions: &["ingest"],
    },
    Variable {
        name: "CINERAG_TMDB_URL",
        default: "https://api.themoviedb.org",
        meaning: "address of TMDB's API, or of a stand-in",
        functions: &["ingest"],
    },
    Variable {
        name: "CINERAG_ADMIN_KEY_SECRET",
        default: "",
        meaning: "name of the secret with the admin key; if not set, the admin routes are disabled",
        functions: &["admin"],
    },
    Variable {
        name: "CINERAG_EVENTS_TTL_DAYS",
        default: "90",
        meaning: "days until events expire",
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
        meaning: "for openai: name or ARN of the secret with the endpoint's key, if it requires one",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_BEDROCK_MODEL",
        default: "",
        meaning: "for bedrock: id or ARN of a model or inference profile that supports Converse",
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
        meaning: "name of the deployment, for metrics in the namespace CineRAG/<name>; if not set, none are written",
        functions: ALL,
    },
];
