// Installs what the tests of deploy/ start, where it is missing: `node scripts/servers.mjs`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'

const packages = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'gettext-base', 'openssl']

/** Installs nginx, Caddy and what goes with them. Throws, saying what to do, where that fails. */
function ensureServers() {
  if (areThere()) return
  installFromDebian(packages)
  if (!areThere()) {
    throw new Error(
      `The tests of deploy/ need nginx and Caddy. As root on Debian: apt-get install ${packages.join(' ')}`,
    )
  }
}

function areThere() {
  const runs = (command, option) => spawnSync(command, [option], { stdio: 'ignore' }).status === 0
  return (
    existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so') &&
    runs('nginx', '-v') &&
    runs('caddy', 'version') &&
    runs('envsubst', '--version') &&
    runs('openssl', 'version')
  )
}

if (import.meta.filename === process.argv[1]) {
  try {
    ensureServers()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
