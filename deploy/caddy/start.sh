#!/bin/sh
# Runs Caddy in the foreground with the settings of roster.env in the environment.
# Without `caddy run --environ`, which would print the token.
set -eu
here=$(dirname "$0")
if [ "$TOKEN_MODE" = proxy ]; then
  ROSTER_TOKEN=$("$here/../read-token.sh")
  export ROSTER_TOKEN
fi
exec caddy run --config "$here/Caddyfile"
