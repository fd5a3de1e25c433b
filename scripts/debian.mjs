// Installs Debian packages, on Debian and as root: `node scripts/debian.mjs firefox-esr xvfb`.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Installs Debian packages. Returns false on another system, without root, or if it fails, which it prints. */
export function installFromDebian(packages, env = process.env) {
  if (process.getuid?.() !== 0 || !isDebian()) return false
  console.error(`Installing ${packages.join(', ')} from Debian …`)
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => attempt('apt-get', ['-qq', '-o', 'Acquire::http::Timeout=20', ...args], quiet)
  const allowServices = preventServices()
  const done = apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)
  allowServices()
  return done
}

/** Prevents Debian from starting a server as soon as it is installed. Returns a function that allows it again. */
function preventServices() {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return () => {}
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(policy)
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Runs an installer for at most five minutes. Prints its output only if it fails. */
export function attempt(command, args, env) {
  const options = { env, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 300_000 }
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  if (status !== 0) console.error(error?.message ?? `${stdout}${stderr}`.split('\n').slice(-15).join('\n'))
  return status === 0
}

if (import.meta.filename === process.argv[1] && !installFromDebian(process.argv.slice(2))) {
  process.exitCode = 1
}
