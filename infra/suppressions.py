"""Accepted findings of checkov, each with the reason. A finding that is not listed fails the validation, and so does an
entry that no finding matches."""

SUPPRESSED = {
    ("CKV_AWS_115", "AWS::Serverless::Function"): (
        "A function's concurrency limit is reserved from the account's, and a new account has so little that the "
        "deployment would fail; the API's routes are throttled instead."
    ),
    ("CKV_AWS_116", "AWS::Serverless::Function"): (
        "A function behind a route is called synchronously: its failure is returned to the caller, not queued. "
        "Functions started by events have a failure destination (EventInvokeConfig) or a queue with redrive."
    ),
    ("CKV_AWS_117", "AWS::Serverless::Function"): (
        "Only functions that talk to ElastiCache or a Qdrant server are in a network. The others reach AWS's public "
        "endpoints over TLS, and would need paid endpoints in a network."
    ),
    ("CKV_AWS_173", "AWS::Serverless::Function"): (
        "Variables hold names, addresses and numbers; keys are read from Secrets Manager at run time. Lambda encrypts "
        "variables at rest with its own key."
    ),
    ("CKV_AWS_149", "AWS::SecretsManager::Secret"): (
        "Encrypted with AWS's key for Secrets Manager. A customer key costs a dollar a month and would not "
        "exclude anyone whom IAM allows to read the secret."
    ),
    ("CKV_AWS_158", "AWS::Logs::LogGroup"): (
        "Encrypted with CloudWatch's own key. Logs contain no query texts, only their hashes and lengths."
    ),
    ("CKV_AWS_119", "AWS::DynamoDB::Table"): (
        "Encrypted with DynamoDB's own key, which is free; a customer key is charged per request."
    ),
    ("CKV_AWS_27", "AWS::SQS::Queue"): "Encrypted with SQS's own key (SqsManagedSseEnabled), which this check does not know.",
    ("CKV_AWS_26", "AWS::SNS::Topic"): (
        "CloudWatch cannot send to a topic under AWS's key for SNS, and an alarm's text holds nothing secret."
    ),
    ("CKV_AWS_18", "AWS::S3::Bucket"): "Only the bucket of the access logs itself, which would log its own access logs.",
    ("CKV_AWS_31", "AWS::ElastiCache::ReplicationGroup"): (
        "TLS in transit and a security group that lets in the functions alone. A token would be part of the "
        "address, and so readable in a function's variables."
    ),
    ("CKV_AWS_88", "AWS::EC2::Instance"): (
        "Qdrant's server fetches its image from the internet; a NAT gateway for that costs more than the server. Its "
        "security group admits only its clients."
    ),
    ("CKV_AWS_174", "AWS::CloudFront::Distribution"): (
        "With a custom domain it is TLS 1.2 (2021). CloudFront's own certificate has a fixed policy."
    ),
}
"""By check and kind of resource."""
