"""A peer that speaks Qdrant's wire format, for tests.

The official protobuf servicers and converters of the `qdrant-client` package over its local engine, on a free loopback
port, which is printed. It refuses what a real server in strict mode refuses and the local engine lets pass: a wrong key, and
conditions, facets and orders over fields that have no payload index of the type that they need. So a full-text match on a
keyword field is refused.

Lines on standard input tell it to misbehave, or ask it something; each is answered with "ok" or the answer:
    refuse N    let N more writes pass, and refuse those after
    accept      let all writes pass again
    wait MS     let every call take so many milliseconds
    holds       what is there: alias=collection for each alias, then the collections, in order
    filter      the filter of the last call that had one, as it was sent, in protobuf's JSON
It ends when standard input does, so that no peer outlives its test.
"""

import argparse
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import grpc
from google.protobuf.json_format import MessageToJson
from qdrant_client import QdrantClient
from qdrant_client import grpc as pb
from qdrant_client.conversions.conversion import GrpcToRest, RestToGrpc
from qdrant_client.grpc import (
    collections_service_pb2_grpc,
    points_service_pb2_grpc,
    qdrant_pb2,
    qdrant_pb2_grpc,
)


class Refused(Exception):
    """A call that fails with this status."""

    def __init__(self, code: grpc.StatusCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class State:
    """The engine, and how the peer is told to misbehave. Calls come one at a time."""

    def __init__(self, api_key: str | None) -> None:
        self.engine = QdrantClient(":memory:", force_disable_check_same_thread=True)
        self.indexed: dict[str, dict[str, int]] = {}
        self.last_filter: pb.Filter | None = None
        self.api_key = api_key
        self.writes_left: int | None = None
        self.wait_seconds = 0.0
        self.lock = threading.Lock()

    def collection(self, name: str) -> str:
        """The collection of this name or alias."""
        aliases = {found.alias_name: found.collection_name for found in self.engine.get_aliases().aliases}
        name = aliases.get(name, name)
        if not self.engine.collection_exists(name):
            raise Refused(grpc.StatusCode.NOT_FOUND, f"Not found: Collection `{name}` doesn't exist!")
        return name

    def must_be_indexed(self, collection: str, field: str, kinds: set[int] | None = None) -> None:
        """Refuses a field that has no index, or none of these kinds."""
        kind = self.indexed[collection].get(field)
        if kind is None or (kinds is not None and kind not in kinds):
            wanted = "" if kinds is None else f" of one of the following types: {sorted(map(pb.FieldType.Name, kinds))}"
            raise Refused(
                grpc.StatusCode.INVALID_ARGUMENT, f'Bad request: Index required but not found for "{field}"{wanted}'
            )

    def filter(self, collection: str, request):
        """The request's filter for the engine, once every condition in it is served by an index."""
        if not request.HasField("filter"):
            return None
        self.last_filter = request.filter
        self.check(collection, request.filter)
        return GrpcToRest.convert_filter(request.filter)

    def check(self, collection: str, filter: pb.Filter) -> None:
        if filter.HasField("min_should"):
            raise Refused(grpc.StatusCode.UNIMPLEMENTED, "min_should: the peer knows no such filter")
        for condition in [*filter.must, *filter.should, *filter.must_not]:
            kind = condition.WhichOneof("condition_one_of")
            if kind == "field":
                self.must_be_indexed(collection, condition.field.key, served_by(condition.field))
            elif kind in ("is_empty", "is_null"):
                self.must_be_indexed(collection, getattr(condition, kind).key)
            elif kind == "filter":
                self.check(collection, condition.filter)
            elif kind != "has_id":
                raise Refused(grpc.StatusCode.UNIMPLEMENTED, f"{kind}: the peer knows no such condition")

    def write(self) -> None:
        """Counts a write, or refuses it."""
        if self.writes_left == 0:
            raise Refused(grpc.StatusCode.UNAVAILABLE, "told to refuse")
        if self.writes_left is not None:
            self.writes_left -= 1

    def holds(self) -> str:
        aliases = [f"{found.alias_name}={found.collection_name}" for found in self.engine.get_aliases().aliases]
        collections = [collection.name for collection in self.engine.get_collections().collections]
        return " ".join(sorted(aliases) + sorted(collections))

    def obey(self, line: str) -> str:
        """The answer to a line."""
        word, *numbers = line.split()
        with self.lock:
            if word == "refuse":
                self.writes_left = int(numbers[0])
            elif word == "accept":
                self.writes_left = None
            elif word == "wait":
                self.wait_seconds = int(numbers[0]) / 1000
            elif word == "holds":
                return self.holds()
            elif word == "filter":
                return MessageToJson(self.last_filter, indent=None, preserving_proto_field_name=True)
            else:
                raise ValueError(f"unknown order {line!r}")
        return "ok"


MATCHES = {
    "keyword": {pb.FieldTypeKeyword, pb.FieldTypeUuid},
    "keywords": {pb.FieldTypeKeyword, pb.FieldTypeUuid},
    "integer": {pb.FieldTypeInteger},
    "integers": {pb.FieldTypeInteger},
    "boolean": {pb.FieldTypeBool},
    "text": {pb.FieldTypeText},
}
NUMBERS = {pb.FieldTypeInteger, pb.FieldTypeFloat}


def served_by(condition: pb.FieldCondition) -> set[int]:
    """The kinds of index that serve a condition."""
    match = condition.match.WhichOneof("match_value")
    if match in MATCHES:
        return MATCHES[match]
    if condition.HasField("range"):
        return NUMBERS
    raise Refused(grpc.StatusCode.UNIMPLEMENTED, f"the peer knows no such condition: {condition}")


def call(method):
    """A servicer's method: checks the key, takes turns, and words errors as statuses."""

    def answered(self, request, context):
        state = self.state
        if state.api_key is not None and ("api-key", state.api_key) not in context.invocation_metadata():
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "Must provide an API key")
        time.sleep(state.wait_seconds)
        with state.lock:
            try:
                return method(self, request)
            except Refused as refusal:
                code, message = refusal.code, str(refusal)
            except (ValueError, KeyError, AssertionError) as error:
                code, message = grpc.StatusCode.INVALID_ARGUMENT, f"Wrong input: {error}"
        context.abort(code, message)

    return answered


class Collections(collections_service_pb2_grpc.CollectionsServicer):
    def __init__(self, state: State) -> None:
        self.state = state

    @call
    def List(self, request):
        found = self.state.engine.get_collections().collections
        return pb.ListCollectionsResponse(
            collections=[pb.CollectionDescription(name=collection.name) for collection in found]
        )

    @call
    def CollectionExists(self, request):
        exists = self.state.engine.collection_exists(request.collection_name)
        return pb.CollectionExistsResponse(result=pb.CollectionExists(exists=exists))

    @call
    def Create(self, request):
        self.state.write()
        sparse = request.sparse_vectors_config.map.items()
        self.state.engine.create_collection(
            request.collection_name,
            vectors_config=GrpcToRest.convert_vectors_config(request.vectors_config),
            sparse_vectors_config={
                name: GrpcToRest.convert_sparse_vector_params(params) for name, params in sparse
            },
        )
        self.state.indexed[request.collection_name] = {}
        return pb.CollectionOperationResponse(result=True)

    @call
    def Delete(self, request):
        self.state.write()
        return pb.CollectionOperationResponse(
            result=self.state.engine.delete_collection(request.collection_name)
        )

    @call
    def UpdateAliases(self, request):
        self.state.write()
        actions = [GrpcToRest.convert_alias_operations(action) for action in request.actions]
        return pb.CollectionOperationResponse(result=self.state.engine.update_collection_aliases(actions))

    @call
    def ListAliases(self, request):
        found = self.state.engine.get_aliases().aliases
        return pb.ListAliasesResponse(aliases=[RestToGrpc.convert_alias_description(alias) for alias in found])


class Points(points_service_pb2_grpc.PointsServicer):
    def __init__(self, state: State) -> None:
        self.state = state

    @call
    def Upsert(self, request):
        self.state.write()
        points = [GrpcToRest.convert_point_struct(point) for point in request.points]
        self.state.engine.upsert(self.state.collection(request.collection_name), points)
        return done()

    @call
    def CreateFieldIndex(self, request):
        self.state.write()
        collection = self.state.collection(request.collection_name)
        self.state.indexed[collection][request.field_name] = request.field_type
        return done()

    @call
    def Get(self, request):
        found = self.state.engine.retrieve(
            self.state.collection(request.collection_name),
            ids=[GrpcToRest.convert_point_id(id) for id in request.ids],
            with_payload=GrpcToRest.convert_with_payload_interface(request.with_payload),
            with_vectors=GrpcToRest.convert_with_vectors_selector(request.with_vectors),
        )
        return pb.GetResponse(result=[record(point) for point in found])

    @call
    def Scroll(self, request):
        collection = self.state.collection(request.collection_name)
        self.state.must_be_indexed(collection, request.order_by.key, NUMBERS)
        found, _ = self.state.engine.scroll(
            collection,
            scroll_filter=self.state.filter(collection, request),
            limit=request.limit,
            order_by=GrpcToRest.convert_order_by(request.order_by),
            with_payload=False,
        )
        return pb.ScrollResponse(result=[record(point) for point in found])

    @call
    def Count(self, request):
        collection = self.state.collection(request.collection_name)
        found = self.state.engine.count(
            collection,
            count_filter=self.state.filter(collection, request),
            exact=request.exact,
        )
        return pb.CountResponse(result=RestToGrpc.convert_count_result(found))

    @call
    def QueryBatch(self, request):
        collection = self.state.collection(request.collection_name)
        for query in request.query_points:
            self.state.filter(collection, query)
        found = self.state.engine.query_batch_points(
            collection,
            requests=[GrpcToRest.convert_query_points(query) for query in request.query_points],
        )
        lists = [[RestToGrpc.convert_scored_point(point) for point in answer.points] for answer in found]
        return pb.QueryBatchResponse(result=[pb.BatchResult(result=scored) for scored in lists])

    @call
    def Facet(self, request):
        collection = self.state.collection(request.collection_name)
        self.state.must_be_indexed(collection, request.key, MATCHES["keyword"])
        found = self.state.engine.facet(
            collection,
            key=request.key,
            facet_filter=self.state.filter(collection, request),
            limit=request.limit,
            exact=request.exact,
        )
        return pb.FacetResponse(hits=[RestToGrpc.convert_facet_value_hit(hit) for hit in found.hits])


class Qdrant(qdrant_pb2_grpc.QdrantServicer):
    def HealthCheck(self, request, context):
        return qdrant_pb2.HealthCheckReply(title="peer", version="1.20.0")


def record(point):
    point.payload = point.payload or {}
    return RestToGrpc.convert_record(point)


def done():
    return pb.PointsOperationResponse(result=pb.UpdateResult(status=pb.UpdateStatus.Completed))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--api-key")
    options.add_argument("--certificate", help="PEM file; with --key the peer speaks TLS")
    options.add_argument("--key", help="PEM file")
    given = options.parse_args()
    # the local engine says of every payload index that it makes none
    warnings.filterwarnings("ignore")

    state = State(given.api_key)
    server = grpc.server(ThreadPoolExecutor(max_workers=8), options=[("grpc.max_receive_message_length", 64 << 20)])
    collections_service_pb2_grpc.add_CollectionsServicer_to_server(Collections(state), server)
    points_service_pb2_grpc.add_PointsServicer_to_server(Points(state), server)
    qdrant_pb2_grpc.add_QdrantServicer_to_server(Qdrant(), server)
    address = f"127.0.0.1:{given.port}"
    if given.certificate:
        with open(given.key, "rb") as key, open(given.certificate, "rb") as certificate:
            credentials = grpc.ssl_server_credentials([(key.read(), certificate.read())])
        port = server.add_secure_port(address, credentials)
    else:
        port = server.add_insecure_port(address)
    server.start()
    print(port, flush=True)
    for line in sys.stdin:
        print(state.obey(line), flush=True)
    server.stop(grace=None)


if __name__ == "__main__":
    main()
