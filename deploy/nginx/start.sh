#!/bin/sh
# Runs nginx in the foreground as the current user. nginx writes only to the given folder.
# Usage: start.sh /tmp/roster
set -eu
here=$(dirname "$0")
"$here/configure.sh" "$1"
cp "$here/nginx.conf" "$1/nginx.conf"
exec nginx -p "$1" -c "$1/nginx.conf" -e stderr -g 'daemon off;'
