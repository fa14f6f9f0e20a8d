#!/bin/bash
# Secrets that the deployment takes by name and does not make: with values of no use to anybody.
set -euo pipefail
for name in tmdb-key llm-key qdrant-key; do
  awslocal secretsmanager create-secret --name "local/$name" --secret-string "not-a-key"
done
