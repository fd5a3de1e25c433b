// Installs the servers that the tests of deploy/ start, if they are missing: `node scripts/servers.mjs`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'

const packages = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'gettext-base', 'openssl']

/** Installs nginx, Caddy and their modules. Throws with instructions if that fails. */
function ensureServers() {
  if (areInstalled()) return
  installFromDebian(packages)
  if (!areInstalled()) {
    throw new Error(
      `The tests of deploy/ need nginx and Caddy. On Debian, run as root: apt-get install ${packages.join(' ')}`,
    )
  }
}

function areInstalled() {
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
