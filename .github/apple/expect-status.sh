#!/usr/bin/env bash
# usage: TOKEN=<JWT> expect-status.sh STATUS URL
# Fails if Apple responds to the request with any other status. Apple occasionally rejects a valid token, so a
# request that should succeed is tried three times.
set -euo pipefail
expected=$1 url=$2
for try in 1 2 3; do
  answer=$(curl --silent --show-error --max-time 30 --write-out '\n%{http_code}' --header @- "$url" \
    <<< "Authorization: Bearer $TOKEN")
  status=${answer##*$'\n'}
  echo "$url: $status, expected $expected"
  test "$status" != "$expected" || exit 0
  test "$expected" = 200 || break
  test "$try" = 3 || sleep 5
done
echo "${answer%$'\n'*}"
exit 1
