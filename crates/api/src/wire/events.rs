//! Events as they are sent.

use cinerag_domain::{Event, EventKind};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{AllOfBuilder, AnyOfBuilder, SchemaType, Type};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::filters::FilmId;
use crate::request::{SearchText, body};

/// Events that are sent together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EventBatch)]
pub(crate) struct EventBatchBody {
    /// The events.
    #[schema(min_items = 1, max_items = 100)]
    pub(crate) events: Vec<EventBody>,
}

body!(EventBatchBody);

/// An event with the rule that its kind brings.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct EventBody(EventFields);

/// What a user did with a film that was shown to them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EventFields {
    /// Unique id of the event; an event that is sent again with the same id is stored once.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._-]+$")]
    event_id: String,
    /// What was done.
    kind: EventKind,
    /// MovieLens id of the film.
    movie_id: FilmId,
    /// When it happened, in milliseconds since 1970, UTC.
    #[schema(minimum = 0, maximum = 4_102_444_799_999_u64)]
    occurred_ms: Option<u64>,
    /// How long the film's page was open, in milliseconds; for `dwell` events only.
    #[schema(minimum = 0, maximum = 86_400_000)]
    dwell_ms: Option<u32>,
    /// Groups the events of one visit.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._-]+$")]
    session_id: Option<String>,
    /// The search that listed the film.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 4000, pattern = r"^[^\x00]*[\p{L}\p{N}][^\x00]*$")]
    query: Option<SearchText>,
    /// The film's position in the list, from 1.
    #[schema(minimum = 1, maximum = 1050)]
    position: Option<u32>,
}

impl EventBody {
    /// The event as it is stored.
    pub(crate) fn received(self, received_ms: u64) -> Event {
        let EventFields { event_id, kind, movie_id, occurred_ms, dwell_ms, session_id, query, position } =
            self.0;
        Event {
            id: event_id,
            kind,
            movie: movie_id.id(),
            received_ms,
            occurred_ms,
            dwell_ms,
            session: session_id,
            query: query.map(|text| text.0),
            position,
        }
    }
}

impl PartialSchema for EventBody {
    /// `dwell_ms` belongs to `dwell` events, and to no others.
    fn schema() -> RefOr<Schema> {
        let kinds = [EventKind::Impression, EventKind::Click, EventKind::Like, EventKind::Dislike];
        let names =
            |kinds: &[EventKind]| kinds.iter().map(|kind| serde_json::json!(kind)).collect::<Vec<_>>();
        let of = |kinds: &[EventKind], dwell: Type| {
            let kind = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names(kinds)));
            let dwell = ObjectBuilder::new().schema_type(SchemaType::Type(dwell));
            ObjectBuilder::new().property("kind", kind).property("dwell_ms", dwell)
        };
        let rule = AnyOfBuilder::new()
            .item(of(&[EventKind::Dwell], Type::Integer).required("dwell_ms"))
            .item(of(&kinds, Type::Null))
            .description(Some("`dwell_ms` is required for `dwell` events, and for no others"));
        AllOfBuilder::new().item(EventFields::schema()).item(rule).into()
    }
}

impl ToSchema for EventBody {
    fn name() -> std::borrow::Cow<'static, str> {
        "Event".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        EventFields::schemas(schemas);
    }
}

/// The result of storing a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventsStored {
    /// New events, stored durably.
    pub accepted: u32,
    /// Events that were stored before.
    pub duplicates: u32,
}
