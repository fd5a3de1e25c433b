#!/bin/sh
# Runs nginx in the foreground, as whoever calls, with all that it writes in one folder: `start.sh /tmp/roster`.
set -eu
from=$(dirname "$0")
"$from/fill.sh" "$1"
cp "$from/nginx.conf" "$1/nginx.conf"
exec nginx -p "$1" -c "$1/nginx.conf" -e stderr -g 'daemon off;'
