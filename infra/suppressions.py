"""Findings of checkov that we live with, each with the reason. A finding that is not here fails the validation, and so
does a suppression that no finding needs any more."""

SUPPRESSED = {
    ("CKV_AWS_115", "AWS::Serverless::Function"): (
        "A concurrency limit of a function is taken from the account's, and a new account has so few that the "
        "deployment would fail; the API's routes are throttled instead."
    ),
    ("CKV_AWS_116", "AWS::Serverless::Function"): (
        "A function behind a route is called synchronously: its failure is the caller's answer, and no queue gets it. "
        "Functions started by events have a failure destination (EventInvokeConfig) or a queue with redrive."
    ),
    ("CKV_AWS_117", "AWS::Serverless::Function"): (
        "In a network only the functions that talk to something in it, ElastiCache or a Qdrant server. The others reach "
        "AWS's public endpoints by TLS, and would need paid endpoints in a network."
    ),
    ("CKV_AWS_173", "AWS::Serverless::Function"): (
        "Variables hold names, addresses and numbers; keys are read from Secrets Manager at run time. Lambda encrypts "
        "variables at rest with its own key."
    ),
    ("CKV_AWS_149", "AWS::SecretsManager::Secret"): (
        "Encrypted with AWS's key for Secrets Manager. A key of our own costs a dollar a month and would keep out "
        "nobody whom IAM lets read the secret."
    ),
    ("CKV_AWS_158", "AWS::Logs::LogGroup"): (
        "Encrypted by CloudWatch's own key. Logs hold no query texts, only their hashes and lengths."
    ),
    ("CKV_AWS_119", "AWS::DynamoDB::Table"): (
        "Encrypted with DynamoDB's own key, which is free a request; a key of our own is paid for by the request."
    ),
    ("CKV_AWS_27", "AWS::SQS::Queue"): "Encrypted with SQS's own key (SqsManagedSseEnabled), which this check does not know.",
    ("CKV_AWS_26", "AWS::SNS::Topic"): (
        "CloudWatch cannot send to a topic under AWS's key for SNS, and an alarm's text holds nothing secret."
    ),
    ("CKV_AWS_18", "AWS::S3::Bucket"): "Only the bucket of the access logs itself, which would log its own logs.",
    ("CKV_AWS_31", "AWS::ElastiCache::ReplicationGroup"): (
        "TLS in transit and a security group that lets in the functions alone. A token would have to stand in the "
        "address, and so in a function's variables, for whoever may read those."
    ),
    ("CKV_AWS_88", "AWS::EC2::Instance"): (
        "Qdrant's server fetches its image from the internet; a NAT gateway for that costs more than the server. Its "
        "security group lets nobody in but its clients."
    ),
    ("CKV_AWS_174", "AWS::CloudFront::Distribution"): (
        "With a domain of one's own it is TLS 1.2 (2021). CloudFront's own certificate has a fixed policy."
    ),
}
"""By check and kind of resource."""
