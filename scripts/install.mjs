// Runs before packages are installed, on the machine's own Node (20.19 or newer): use built-in modules only.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Scripts work from any folder with it. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs `npm ci` if package-lock.json is newer than node_modules. Exits the process if it fails. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  if (current) return
  console.log('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Hides engine warnings: the machine's Node only starts scripts, the Node installed here does the work.
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
    console.error('npm ci failed. Read its message above. Nothing was started.')
    process.exit(status ?? 1)
  }
}

/**
 * The environment for the project's tools, with its binaries first on PATH. Vitest, msw and running TypeScript files need
 * Node 22.18: on an older one, the Node 24 from node_modules comes before them. (npm 11 links that Node into
 * node_modules/.bin by itself; npm 10 does not.)
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
