#!/bin/sh
# Writes Roster's nginx configuration into a folder, with the settings of roster.env filled in from the environment.
# Usage: configure.sh /etc/nginx
set -eu
umask 022
here=$(dirname "$0")
target=$1

# Read first: a token file with a mistake must leave the configuration as it was.
token=
if [ "$TOKEN_MODE" = proxy ]; then
  token=$("$here/../read-token.sh")
fi
if [ -z "$DNS_RESOLVER" ]; then
  DNS_RESOLVER=$(sed -n 's/^nameserver *\([0-9.]*\)$/\1/p' /etc/resolv.conf | head -n 1)
  if [ -z "$DNS_RESOLVER" ]; then
    echo "No DNS server with an IPv4 address in /etc/resolv.conf. Set DNS_RESOLVER." >&2
    exit 1
  fi
fi
variables=$(sed -n 's/^\([A-Z_]*\)=.*/${\1}/p' "$here/../roster.env")
mkdir -p "$target/conf.d" "$target/roster/own" "$target/roster/proxy"
render() {
  envsubst "$variables" <"$here/$1" >"$target/$2"
}
render roster.conf conf.d/roster.conf
for file in headers.conf own/sign-in.conf own/authorization.conf proxy/sign-in.conf proxy/authorization.conf; do
  render "roster/$file" "roster/$file"
done

rm -f "$target/roster/token.conf"
if [ "$TOKEN_MODE" = proxy ]; then
  umask 077
  echo "proxy_set_header Authorization \"$token\";" >"$target/roster/token.conf"
fi
