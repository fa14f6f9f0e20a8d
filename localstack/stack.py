"""Builds one CloudFormation template from the parts of the deployment that LocalStack supports.

In: infra/data.yaml and infra/ingestion.yaml. Out: their buckets, queues, policies, secrets and log groups, unchanged,
and the rule that an upload triggers, with a queue as its target instead of the function `ingest`, so that tests can read
the event. The journeys test the real templates, not copies.
"""

from __future__ import annotations

from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

INFRA = Path(__file__).resolve().parent.parent / "infra"
WITHOUT_DOCKER = {
    "AWS::S3::Bucket",
    "AWS::S3::BucketPolicy",
    "AWS::SQS::Queue",
    "AWS::SQS::QueuePolicy",
    "AWS::SecretsManager::Secret",
    "AWS::Logs::LogGroup",
}
"""Resource types that LocalStack runs in its own process."""
WITH_DOCKER = WITHOUT_DOCKER | {"AWS::DynamoDB::Table"}


def template(with_docker: bool) -> dict:
    """The template to deploy."""
    data = yaml_parse((INFRA / "data.yaml").read_text(encoding="utf-8"))
    ingestion = yaml_parse((INFRA / "ingestion.yaml").read_text(encoding="utf-8"))
    kinds = WITH_DOCKER if with_docker else WITHOUT_DOCKER
    resources = {
        name: resource
        for part in (data, ingestion)
        for name, resource in part["Resources"].items()
        if resource["Type"] in kinds
    }
    resources |= upload_rule(ingestion["Resources"]["IngestFunction"])
    outputs = {name: {"Value": {"Ref": name}} for name in resources if resources[name]["Type"] != "AWS::SQS::QueuePolicy"}
    parameters = {name: data["Parameters"][name] for name in ("Prefix", "LogRetentionDays")}
    return {"AWSTemplateFormatVersion": "2010-09-09", "Parameters": parameters, "Resources": resources, "Outputs": outputs}


def upload_rule(function: dict) -> dict:
    """The rule of the function's event `Upload`, with a queue as its target."""
    properties = function["Properties"]["Events"]["Upload"]["Properties"]
    probe = {"Fn::GetAtt": ["Probe", "Arn"]}
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": probe,
    }
    return {
        "Probe": {"Type": "AWS::SQS::Queue", "Properties": {}},
        "ProbePolicy": {
            "Type": "AWS::SQS::QueuePolicy",
            "Properties": {
                "Queues": [{"Ref": "Probe"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
            },
        },
        "Upload": {
            "Type": "AWS::Events::Rule",
            "Properties": {
                "EventPattern": properties["Pattern"],
                "Targets": [{"Id": "probe", "Arn": probe, "RetryPolicy": {"MaximumRetryAttempts": 3}}],
            },
        },
    }
