// Runs before anything is installed, on whatever Node the machine has (20.19 or newer): built-ins only.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, so that the scripts work from whichever folder they are called. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs `npm ci` unless what lies in node_modules is at least as new as the lockfile. Ends the process if it fails. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  if (current) return
  console.log('Installing the packages that package-lock.json names …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Engine warnings are left out: the host's Node only starts things, the work is done by the Node installed here.
  const { status } = spawnSync(
    npm,
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) {
    console.error('npm ci failed. Read its message above; nothing was started.')
    process.exit(status ?? 1)
  }
}

/**
 * The environment in which the project's tools run: its own binaries first, and a Node 24 before them when the host's
 * is older than 22.18, which vitest, msw and TypeScript files run as they are need. (npm 11 links that Node into node_modules/.bin by itself; npm 10 does not.)
 */
export function toolEnvironment() {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH]
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 18)) {
    const platform = process.platform === 'win32' ? 'win' : process.platform
    path.unshift(join(root, `node_modules/node-${platform}-${process.arch}/bin`))
  }
  return { ...process.env, PATH: path.join(delimiter) }
}
