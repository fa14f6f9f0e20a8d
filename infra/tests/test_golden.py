"""The pre-traffic hook, against fakes of CodeDeploy and Lambda."""

import contextlib
import io
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "hooks" / "golden"))

import golden
import hook

EVENT = {"DeploymentId": "d-1", "LifecycleEventHookExecutionId": "e-1"}


class CodeDeploy:
    """Deploys version 7 of a function; records the reported status."""

    def __init__(self, name, spec=None):
        resource = {"Type": "AWS::Lambda::Function", "Properties": {"Name": name, "TargetVersion": "7"}}
        self.spec = spec or json.dumps({"version": 0.0, "Resources": [{"resource": resource}]})
        self.reported = []

    def get_deployment(self, deploymentId):
        assert deploymentId == "d-1"
        return {"deploymentInfo": {"revision": {"revisionType": "AppSpecContent", "appSpecContent": {"content": self.spec}}}}

    def put_lifecycle_event_hook_execution_status(self, **status):
        self.reported.append(status)


class Functions:
    """Answers every event with `answer`, and records the invoked version."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def invoke(self, FunctionName, Payload):
        self.asked.append(FunctionName)
        answer = self.answer(json.loads(Payload))
        if isinstance(answer, Exception):
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(str(answer).encode())}
        return {"Payload": io.BytesIO(answer if isinstance(answer, bytes) else json.dumps(answer).encode())}


def movie(event):
    known = event["rawPath"] == "/v1/movies/356"
    body = {"title": "Forrest Gump"} if known else {"code": "movie_not_found"}
    return {"statusCode": 200 if known else 404, "body": json.dumps(body)}


class Hook(unittest.TestCase):
    def decide(self, name, answer, spec=None):
        codedeploy, functions = CodeDeploy(name, spec), Functions(answer)
        with contextlib.redirect_stdout(io.StringIO()):
            status = hook.decide(EVENT, codedeploy, functions)
        self.assertEqual(len(codedeploy.reported), 1)
        self.assertEqual(codedeploy.reported[0]["status"], status)
        self.assertEqual(codedeploy.reported[0]["lifecycleEventHookExecutionId"], "e-1")
        return status, functions.asked

    def test_a_version_that_answers_well_gets_traffic(self):
        status, asked = self.decide("my-films-movie", movie)
        self.assertEqual(status, "Succeeded")
        self.assertEqual(set(asked), {"my-films-movie:7"})

    def test_a_wrong_film_a_failed_call_and_nonsense_end_the_deployment(self):
        for answer in (
            lambda event: {"statusCode": 200, "body": '{"title": "Another"}'},
            lambda event: RuntimeError("no index"),
            lambda event: b"not json",
            lambda event: {"errorMessage": "x"},
        ):
            self.assertEqual(self.decide("cinerag-movie", answer)[0], "Failed")

    def test_what_cannot_be_asked_does_not_pass(self):
        self.assertEqual(self.decide("cinerag-nosuch", movie)[0], "Failed")
        self.assertEqual(self.decide("cinerag-movie", movie, spec="{}")[0], "Failed")

    def test_a_streamed_answer_is_read_behind_its_prelude(self):
        def ask(event):
            well = json.loads(event["body"])["message"] != ""
            prelude = json.dumps({"statusCode": 200 if well else 400, "headers": {}}).encode()
            body = {"answer": "Robert Zemeckis [356]"} if well else {"code": "invalid"}
            return prelude + golden.END_OF_PRELUDE + json.dumps(body).encode()

        self.assertEqual(self.decide("cinerag-ask", ask)[0], "Succeeded")

    def test_an_event_is_what_api_gateway_sends(self):
        [bad] = [query for query in golden.queries_of("events")]
        event = golden.event_of(bad)
        self.assertEqual(event["requestContext"]["http"], event["requestContext"]["http"] | {"method": "POST", "path": "/v1/events"})
        self.assertEqual(json.loads(event["body"]), {"events": "none"})


if __name__ == "__main__":
    unittest.main()
