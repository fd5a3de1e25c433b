#!/bin/sh
# Prints the token that TOKEN_FILE holds, once it is clear that there is nothing else in it.
set -eu
token=$(cat "$TOKEN_FILE")
case $token in
  '' | *[!A-Za-z0-9_.~+/=-]*)
    echo "$TOKEN_FILE must hold the token and nothing else: no Authorization:, no quotes, one line." >&2
    exit 1
    ;;
esac
echo "$token"
