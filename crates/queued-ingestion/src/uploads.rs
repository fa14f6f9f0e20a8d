//! Events that start an ingestion: a schedule, or uploaded files.

use cinerag_ingestion::queued::is_data_file;
use serde_json::Value;

/// True for an event that should start an ingestion: a schedule, or an upload of a file of the data set, reported by S3 or
/// `EventBridge`. Only the keys are read, so that a change in the rest of an event costs no ingestion; keys are URL-encoded,
/// which changes none of the data set's.
pub fn concerns_data(event: &Value) -> bool {
    let notified =
        event["Records"].as_array().into_iter().flatten().map(|record| &record["s3"]["object"]["key"]);
    let bridged = event.pointer("/detail/object/key");
    let mut keys = notified.chain(bridged).filter_map(Value::as_str).peekable();
    keys.peek().is_none() || keys.any(is_data_file)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn schedules_and_files_of_the_data_set_start_an_ingestion() {
        let notified =
            |key: &str| json!({"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": key}}}]});
        let bridged =
            |key: &str| json!({"detail-type": "Object Created", "detail": {"object": {"key": key}}});
        let schedule = json!({"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}});
        assert!(concerns_data(&schedule) && concerns_data(&json!({})));
        for event in [notified, bridged] as [fn(&str) -> Value; 2] {
            assert!(concerns_data(&event("ml-latest-small/ratings.csv")));
            assert!(concerns_data(&event("tmdb/movies.jsonl.gz")));
            assert!(!concerns_data(&event("notes.txt")));
            // otherwise the files that `ingest` writes would invoke it again
            assert!(!concerns_data(&event("tmdb/fetched/01795392000000-0000.jsonl.gz")));
            assert!(!concerns_data(&event("tmdb/fetched/missing.csv")));
        }
    }
}
