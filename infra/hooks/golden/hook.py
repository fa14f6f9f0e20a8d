"""Called by CodeDeploy before a new version of a function gets traffic: runs the golden queries against that version, and one
wrong answer ends the deployment with the old version still in place."""

from __future__ import annotations

import json

from golden import failures, queries_of


def handler(event: dict, _context) -> None:
    """Entry point of the function."""
    import boto3  # included in Lambda's Python, and not a dependency here

    decide(event, boto3.client("codedeploy"), boto3.client("lambda"))


def decide(event: dict, codedeploy, functions) -> str:
    """Check the version being deployed, report to CodeDeploy and return the reported status. Any error here is a failure: a
    version that could not be checked has not passed."""
    try:
        name, version = target(codedeploy.get_deployment(deploymentId=event["DeploymentId"]))
        # "cinerag-search" in any stack is "search"
        function = name.rpartition("-")[2]
        if not queries_of(function):
            raise ValueError(f"there is no golden query for {function}")
        wrong = failures(function, lambda asked: invoke(functions, f"{name}:{version}", asked))
    except Exception as error:  # reported to CodeDeploy, which otherwise waits for an hour
        wrong = [f"{type(error).__name__}: {error}"]
    for line in wrong:
        print(json.dumps({"level": "ERROR", "message": "golden query failed", "detail": line}))
    status = "Failed" if wrong else "Succeeded"
    codedeploy.put_lifecycle_event_hook_execution_status(
        deploymentId=event["DeploymentId"],
        lifecycleEventHookExecutionId=event["LifecycleEventHookExecutionId"],
        status=status,
    )
    return status


def target(deployment: dict) -> tuple[str, str]:
    """Name and version being deployed; a Lambda deployment has exactly one."""
    revision = deployment["deploymentInfo"]["revision"]
    content = (revision.get("appSpecContent") or revision.get("string"))["content"]
    [[resource]] = [list(one.values()) for one in json.loads(content)["Resources"]]
    return resource["Properties"]["Name"], resource["Properties"]["TargetVersion"]


def invoke(functions, version: str, asked: dict) -> bytes:
    """Call one version of a function and wait for its payload."""
    response = functions.invoke(FunctionName=version, Payload=json.dumps(asked).encode())
    payload = response["Payload"].read()
    if "FunctionError" in response:
        raise ValueError(f"{version} failed: {payload[:300]!r}")
    return payload
