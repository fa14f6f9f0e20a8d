"""Tests of the deployed resources that LocalStack supports; run by `host.py` and `containers.py`.

CINERAG_LOCALSTACK is its address; CINERAG_LOCALSTACK_DOCKER=1 also runs the tests that need Docker.
"""

from __future__ import annotations

import json
import os
import socket
import time
import unittest

import boto3
import botocore.exceptions
from botocore.config import Config

import stack

ENDPOINT = os.environ["CINERAG_LOCALSTACK"]
WITH_DOCKER = os.environ.get("CINERAG_LOCALSTACK_DOCKER") == "1"
DEADLINE_S = 60


def client(service: str):
    """A client of LocalStack with a timeout on every call; LocalStack accepts any key."""
    config = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 2}, s3={"addressing_style": "path"})
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return boto3.client(service, endpoint_url=ENDPOINT, region_name="eu-west-1", config=config, **keys)


def received(queue: str, wanted=lambda body: True) -> dict:
    """The first message that matches; the test fails if none arrives in time."""
    sqs, until = client("sqs"), time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=1, MaxNumberOfMessages=10).get("Messages", [])
        for message in messages:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            if wanted(message["Body"]):
                return message
    raise AssertionError(f"no message in {queue} within {DEADLINE_S} s")


class Journeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cloudformation, name = client("cloudformation"), "cinerag-journeys"
        cloudformation.create_stack(
            StackName=name,
            TemplateBody=json.dumps(stack.template(WITH_DOCKER)),
            Parameters=[
                {"ParameterKey": "Prefix", "ParameterValue": "cinerag"},
                {"ParameterKey": "LogRetentionDays", "ParameterValue": "30"},
            ],
        )
        waiter = cloudformation.get_waiter("stack_create_complete")
        waiter.wait(StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": DEADLINE_S})
        [made] = cloudformation.describe_stacks(StackName=name)["Stacks"]
        cls.made = {output["OutputKey"]: output["OutputValue"] for output in made["Outputs"]}

    def test_only_an_upload_of_films_starts_ingestion(self):
        s3 = client("s3")
        s3.put_object(Bucket=self.made["IndexBucket"], Key="ml-latest-small/movies.csv", Body=b"x")
        s3.put_object(Bucket=self.made["DataBucket"], Key="notes.txt", Body=b"x")
        s3.put_object(Bucket=self.made["DataBucket"], Key="ml-latest-small/movies.csv", Body=b"movieId,title,genres\n")
        # the first message is for the films, although they were uploaded last
        event = json.loads(received(self.made["Probe"])["Body"])
        self.assertEqual((event["source"], event["detail-type"]), ("aws.s3", "Object Created"))
        self.assertEqual(event["detail"]["object"]["key"], "ml-latest-small/movies.csv")
        self.assertEqual(event["detail"]["bucket"]["name"], self.made["DataBucket"])

    def test_a_pointer_written_by_another_process_is_not_overwritten(self):
        s3, place = client("s3"), {"Bucket": self.made["IndexBucket"], "Key": "pointer-of-a-journey"}
        first = s3.put_object(**place, Body=b"one", IfNoneMatch="*")
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            s3.put_object(**place, Body=b"two", IfNoneMatch="*")
        self.assertEqual(refused.exception.response["ResponseMetadata"]["HTTPStatusCode"], 412)
        s3.put_object(**place, Body=b"three", IfMatch=first["ETag"])
        with self.assertRaises(botocore.exceptions.ClientError):
            s3.put_object(**place, Body=b"four", IfMatch=first["ETag"])
        self.assertEqual(s3.get_object(**place)["Body"].read(), b"three")
        # a publication is rolled back through the pointer's versions
        versions = s3.list_object_versions(Bucket=place["Bucket"], Prefix=place["Key"])["Versions"]
        self.assertEqual(len(versions), 2)

    def test_a_batch_that_fails_five_times_becomes_a_dead_letter_and_can_be_redriven(self):
        sqs, queue, dead = client("sqs"), self.made["Queue"], self.made["DeadLetters"]
        settings = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        redrive = json.loads(settings["RedrivePolicy"])
        sqs.send_message(QueueUrl=queue, MessageBody="a bad batch")
        for delivery in range(int(redrive["maxReceiveCount"])):
            [message] = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5, VisibilityTimeout=0)["Messages"]
            self.assertEqual(message["Body"], "a bad batch", f"delivery {delivery}")
        # the next receive moves it
        self.assertEqual(sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=1).get("Messages", []), [])
        arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.assertEqual(redrive["deadLetterTargetArn"], arn)
        waiting = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["ApproximateNumberOfMessages"])
        self.assertEqual(waiting["Attributes"]["ApproximateNumberOfMessages"], "1")
        sqs.start_message_move_task(SourceArn=arn)
        self.assertEqual(received(queue)["Body"], "a bad batch")

    def test_the_admin_key_is_alphanumeric(self):
        key = client("secretsmanager").get_secret_value(SecretId="cinerag/admin-key")["SecretString"]
        self.assertEqual(len(key), 40)
        self.assertTrue(key.isalnum())

    def test_buckets_are_private_and_versioned(self):
        s3 = client("s3")
        for bucket in ("DataBucket", "IndexBucket", "LogBucket"):
            name = self.made[bucket]
            block = s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
            self.assertEqual(set(block.values()), {True}, bucket)
            self.assertEqual(s3.get_bucket_versioning(Bucket=name)["Status"], "Enabled", bucket)
            policy = json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])
            self.assertIn("OnlyEncrypted", [statement["Sid"] for statement in policy["Statement"]], bucket)

    if WITH_DOCKER:

        def test_the_table_expires_items_and_refuses_duplicates(self):
            dynamodb, table = client("dynamodb"), self.made["Table"]
            ttl = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
            self.assertEqual((ttl["TimeToLiveStatus"], ttl["AttributeName"]), ("ENABLED", "expires_at"))
            item = {"pk": {"S": "run#1"}, "sk": {"S": "batch#1"}}
            put = {"TableName": table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
            dynamodb.put_item(**put)
            with self.assertRaises(dynamodb.exceptions.ConditionalCheckFailedException):
                dynamodb.put_item(**put)

        def test_redis_and_qdrant_answer(self):
            with socket.create_connection(("127.0.0.1", 6379), timeout=5) as redis:
                redis.sendall(b"PING\r\n")
                self.assertEqual(redis.recv(16), b"+PONG\r\n")
            with socket.create_connection(("127.0.0.1", 6333), timeout=5) as qdrant:
                qdrant.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
                self.assertIn(b"200", qdrant.recv(64))


if __name__ == "__main__":
    unittest.main()
