//! Who may import whom, and that no row of the table is unused.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use cinerag_runtime::settings::VARIABLES;
use libtest_mimic::Trial;

use crate::{fixture, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("dependency_table::crates_import_what_the_table_allows", imports),
        trial("dependency_table::outside_libraries_stay_in_their_crate", outside_libraries),
        trial("dependency_table::only_functions_that_search_vectors_link_grpc", grpc),
        trial("dependency_table::function_mains_are_wiring", wiring),
        trial("dependency_table::a_main_without_unit_tests_links_no_test_program", unit_tests),
    ]
}

/// What each crate of ours imports, tests included. `cinerag` and `cinerag-bench` may import everything, and no crate
/// imports them; functions are below.
const TABLE: &[(&str, &[&str])] = &[
    ("cinerag-domain", &[]),
    ("cinerag-ports", &["domain"]),
    ("cinerag-analysis", &["domain"]),
    ("cinerag-genome", &["domain", "analysis"]),
    ("cinerag-query", &["domain", "ports", "analysis", "genome"]),
    ("cinerag-retrieval", &["domain", "ports", "analysis", "genome", "query"]),
    ("cinerag-generation", &["domain", "ports", "analysis", "query", "retrieval"]),
    // a shape without behaviour, for the adapter that fetches records and the core that reads them
    ("cinerag-tmdb-record", &[]),
    ("cinerag-ingestion", &["domain", "ports", "analysis", "genome", "tmdb-record"]),
    ("cinerag-evaluation", &["domain", "analysis"]),
    // deadlines, retries, circuit breakers: for adapters, never for the core
    ("cinerag-resilience", &["ports"]),
    ("cinerag-embedding", &["domain", "ports"]),
    ("cinerag-vector-store", &["domain", "ports", "resilience"]),
    ("cinerag-cache", &["domain", "ports", "resilience"]),
    ("cinerag-event-log", &["domain", "ports"]),
    ("cinerag-aws", &["domain", "ports", "resilience"]),
    ("cinerag-tmdb", &["ports", "resilience", "tmdb-record"]),
    ("cinerag-llm", &["ports", "resilience"]),
    ("cinerag-api", &["domain", "ports", "analysis", "query", "retrieval", "generation"]),
    ("cinerag-runtime", &["domain", "ports"]),
    // connects the embedded index with the bucket it is published to, for every function
    ("cinerag-published-index", &["domain", "ports", "resilience", "runtime", "aws", "vector-store"]),
    // the write path over AWS, assembled once for the functions that plan, embed and report
    ("cinerag-queued-ingestion", &["ports", "ingestion", "embedding", "runtime", "aws", "published-index"]),
];

/// What crates import for their tests alone.
const FOR_TESTS: &[(&str, &[&str])] = &[("cinerag-retrieval", &["vector-store"])];

/// What each function imports: the shell, the API, and only the adapters its route needs.
const FUNCTIONS: &[(&str, &[&str])] = &[
    (
        "ask",
        &[
            "api",
            "runtime",
            "ports",
            "retrieval",
            "generation",
            "embedding",
            "published-index",
            "cache",
            "llm",
            "aws",
        ],
    ),
    ("search", &["api", "runtime", "ports", "retrieval", "embedding", "published-index", "cache"]),
    ("suggest", &["api", "runtime", "published-index"]),
    ("movie", &["domain", "ports", "resilience", "api", "runtime", "aws", "published-index"]),
    ("similar", &["api", "runtime", "ports", "retrieval", "embedding", "published-index"]),
    ("recommend", &["api", "runtime", "ports", "retrieval", "embedding", "published-index"]),
    ("browse", &["api", "runtime", "retrieval", "published-index"]),
    ("health", &["api", "runtime", "published-index"]),
    ("events", &["api", "runtime", "aws"]),
    ("ingest", &["runtime", "ports", "aws", "tmdb", "queued-ingestion"]),
    ("index", &["runtime", "aws", "published-index", "queued-ingestion"]),
    ("admin", &["api", "runtime", "aws", "queued-ingestion"]),
    (
        "evaluate",
        &[
            "domain",
            "ports",
            "runtime",
            "aws",
            "cache",
            "embedding",
            "evaluation",
            "query",
            "retrieval",
            "published-index",
        ],
    ),
];

/// Outside libraries that only one or a few crates may use.
const OWNERS: &[(&str, &[&str])] = &[
    ("backon", &["cinerag-resilience"]),
    ("serde_dynamo", &["cinerag-aws"]),
    ("ort", &["cinerag-embedding"]),
    ("tokenizers", &["cinerag-embedding"]),
    ("memmap2", &["cinerag-vector-store"]),
    ("qdrant-client", &["cinerag-vector-store"]),
    ("tonic", &["cinerag-vector-store"]),
    ("prost", &["cinerag-vector-store"]),
    ("moka", &["cinerag-cache"]),
    ("redis", &["cinerag-cache"]),
    ("rustls", &["cinerag-cache"]),
    ("reqwest", &["cinerag-llm", "cinerag-tmdb"]),
    ("lambda_http", &["cinerag-runtime"]),
    ("aws-config", &["cinerag-aws"]),
    ("aws-sdk-dynamodb", &["cinerag-aws"]),
    ("aws-sdk-s3", &["cinerag-aws"]),
    ("aws-sdk-secretsmanager", &["cinerag-aws"]),
    ("aws-sdk-sqs", &["cinerag-aws"]),
];

fn metadata() -> Metadata {
    let manifest = fixture::root().join("Cargo.toml");
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().expect("cargo metadata")
}

/// The crates of ours that a package imports, without the package itself, in normal dependencies and in those of tests.
fn imports_of(package: &Package) -> [BTreeSet<&str>; 2] {
    [DependencyKind::Normal, DependencyKind::Development].map(|kind| {
        let ours = package.dependencies.iter().filter(|d| d.kind == kind && d.path.is_some());
        let others = ours.filter(|dependency| dependency.name != package.name.as_str());
        others.map(|d| d.name.strip_prefix("cinerag-").unwrap_or(&d.name)).collect()
    })
}

fn imports() {
    let metadata = metadata();
    let table: BTreeMap<&str, &[&str]> = TABLE.iter().chain(FUNCTIONS).copied().collect();
    let for_tests: BTreeMap<&str, &[&str]> = FOR_TESTS.iter().copied().collect();
    let row = |table: &BTreeMap<&str, &'static [&'static str]>, name| {
        table.get(name).map(|row| row.iter().copied().collect::<BTreeSet<_>>())
    };
    let mut known = BTreeSet::new();
    for package in &metadata.packages {
        let name = package.name.as_str();
        known.insert(name);
        if matches!(name, "cinerag" | "cinerag-bench") {
            continue;
        }
        let allowed = row(&table, name).unwrap_or_else(|| panic!("{name} is not in the table: add its row"));
        let [normal, tests] = imports_of(package);
        assert_eq!(normal, allowed, "what {name} imports, and its row");
        let of_tests = tests.difference(&normal).copied().collect::<BTreeSet<_>>();
        assert_eq!(of_tests, row(&for_tests, name).unwrap_or_default(), "what the tests of {name} import");
    }
    let unknown: Vec<&&str> =
        table.keys().chain(for_tests.keys()).filter(|name| !known.contains(**name)).collect();
    assert!(unknown.is_empty(), "rows without a crate: {unknown:?}");
}

fn outside_libraries() {
    let metadata = metadata();
    for (library, owners) in OWNERS {
        for owner in *owners {
            let package = metadata.packages.iter().find(|package| package.name == *owner);
            let dependencies = package.into_iter().flat_map(|package| &package.dependencies);
            let mut used = dependencies.filter(|d| d.kind == DependencyKind::Normal);
            assert!(
                used.any(|d| d.name == *library),
                "{owner} does not depend on {library}: delete it from the row"
            );
        }
    }
    for package in &metadata.packages {
        for dependency in package.dependencies.iter().filter(|d| d.kind == DependencyKind::Normal) {
            let owners = OWNERS.iter().find(|(library, _)| *library == dependency.name);
            let allowed = owners.is_none_or(|(_, crates)| crates.contains(&package.name.as_str()));
            assert!(allowed, "{} depends on {}, which belongs to {owners:?}", package.name, dependency.name);
        }
    }
}

/// The functions that use a Qdrant server: those that search or publish vectors, and the one that reports its health. Only
/// their programs link gRPC, which [`crate::functions`] checks in the built programs.
pub const ON_A_SERVER: [&str; 7] = ["ask", "browse", "health", "index", "recommend", "search", "similar"];

/// The store on a server is a feature: only manifests that enable it link it.
fn grpc() {
    let metadata = metadata();
    let asks = |package: &&Package| {
        let normal = package.dependencies.iter().filter(|d| d.kind == DependencyKind::Normal);
        normal.flat_map(|dependency| &dependency.features).any(|feature| feature == "qdrant")
    };
    let mut asking: Vec<&str> =
        metadata.packages.iter().filter(asks).map(|package| package.name.as_str()).collect();
    asking.sort_unstable();
    let mut expected = [&ON_A_SERVER[..], &["cinerag"]].concat();
    expected.sort_unstable();
    assert_eq!(asking, expected, "packages with the feature qdrant");
    let known = VARIABLES.iter().find(|known| known.name == "CINERAG_QDRANT_KEY_SECRET");
    assert_eq!(known.expect("a variable").functions, ON_A_SERVER, "functions that get the server's key");
}

fn wiring() {
    for (name, _) in FUNCTIONS {
        let path = fixture::root().join(format!("functions/{name}/src/main.rs"));
        let lines = std::fs::read_to_string(&path).expect("a function's main").lines().count();
        assert!(lines <= 40, "{} has {lines} lines; a main is wiring only", path.display());
    }
}

/// A main without unit tests says `test = false`, so that no test program is linked for it; one with tests must not.
fn unit_tests() {
    for (name, _) in FUNCTIONS {
        let folder = fixture::root().join("functions").join(name);
        let sources = std::fs::read_dir(folder.join("src")).expect("its sources");
        let has_tests = sources
            .map(|entry| entry.expect("an entry").path())
            .any(|path| std::fs::read_to_string(&path).expect("a source file").contains("#[cfg(test)]"));
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).expect("its manifest");
        assert_eq!(has_tests, !manifest.contains("test = false"), "{name}: `test = false` in its Cargo.toml");
    }
}
