#!/bin/sh
# Writes nginx's configuration for Roster into a folder: `fill.sh /etc/nginx`. The environment says what roster.env lists.
set -eu
umask 022
from=$(dirname "$0")
to=$1

if [ -z "$DNS_RESOLVER" ]; then
  DNS_RESOLVER=$(sed -n 's/^nameserver *\([0-9.]*\)$/\1/p' /etc/resolv.conf | head -n 1)
  if [ -z "$DNS_RESOLVER" ]; then
    echo "/etc/resolv.conf names no DNS server with an IPv4 address: name one with DNS_RESOLVER." >&2
    exit 1
  fi
fi
names=$(sed -n 's/^\([A-Z_]*\)=.*/${\1}/p' "$from/../roster.env")
mkdir -p "$to/conf.d" "$to/roster/own" "$to/roster/held"
fill() {
  envsubst "$names" <"$from/$1" >"$to/$2"
}
fill roster.conf conf.d/roster.conf
for file in headers.conf own/sign-in.conf own/authorization.conf held/sign-in.conf held/authorization.conf; do
  fill "roster/$file" "roster/$file"
done

rm -f "$to/roster/token.conf"
if [ "$TOKEN_MODE" = held ]; then
  token=$("$from/../token.sh")
  umask 077
  echo "proxy_set_header Authorization \"$token\";" >"$to/roster/token.conf"
fi
