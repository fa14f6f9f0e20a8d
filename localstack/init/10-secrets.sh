#!/bin/bash
# The secret that the deployment takes by name and does not make: with a value of no use to anybody.
set -euo pipefail
awslocal secretsmanager create-secret --name "local/llm-key" --secret-string "not-a-key"
