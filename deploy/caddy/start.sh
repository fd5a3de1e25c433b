#!/bin/sh
# Runs Caddy in the foreground. The environment says what roster.env lists. (`caddy run --environ` would log the token.)
set -eu
from=$(dirname "$0")
if [ "$TOKEN_MODE" = held ]; then
  ROSTER_TOKEN=$("$from/../token.sh")
  export ROSTER_TOKEN
fi
exec caddy run --config "$from/Caddyfile"
