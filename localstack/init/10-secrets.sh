#!/bin/bash
# The secret that the deployment refers to by name and does not create, with a dummy value.
set -euo pipefail
awslocal secretsmanager create-secret --name "local/llm-key" --secret-string "not-a-key"
