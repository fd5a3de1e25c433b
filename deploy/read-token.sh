#!/bin/sh
# Prints the token in TOKEN_FILE. Fails if the file contains anything else.
set -eu
token=$(cat "$TOKEN_FILE")
case $token in
  '' | *[!A-Za-z0-9_.~+/=-]*)
    echo "$TOKEN_FILE must contain the token and nothing else: one line, no quotes, no \"Authorization:\"." >&2
    exit 1
    ;;
esac
echo "$token"
