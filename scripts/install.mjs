// Runs before packages are installed, on the machine's own Node (20.19 or newer): use built-in modules only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The project's folder. Scripts work from any folder with it. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Holds the id of the process that installs: two commands in a fresh clone would delete each other's packages. */
const lock = join(root, '.installing')

/** Runs `npm ci` if package-lock.json is newer than node_modules. Exits the process if it fails. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await takeLock()
  // Another command may have installed meanwhile.
  const code = isInstalled() ? 0 : await install()
  rmSync(lock, { force: true })
  if (code === 0) return
  console.error('npm ci failed. Read its message above. Nothing was started.')
  process.exit(code)
}

function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  )
}

/** Resolves with the exit code of npm. */
function install() {
  console.log('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Hides engine warnings: the machine's Node only starts scripts, the Node installed here does the work.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  // After Ctrl-C, npm still removes what it had installed while this process has ended.
  if (child.pid !== undefined) writeFileSync(lock, String(child.pid))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${npm}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 130))
  })
}

/** Waits until no other process installs. */
async function takeLock() {
  let isTold = false
  for (;;) {
    try {
      return writeFileSync(lock, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned()) rmSync(lock, { force: true })
    else if (!isTold)
      console.log(`Another command installs packages. Waiting for it, or until ${lock} is deleted …`)
    isTold = true
    await setTimeout(300)
  }
}

/** Whether the lock is from a process that was stopped while it installed. */
function isAbandoned() {
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    // Sends no signal. 0: the id is about to be written.
    return owner > 0 && !process.kill(owner, 0)
  } catch (error) {
    return error.code === 'ESRCH'
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
