import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vite = join(root, 'node_modules/vite/bin/vite.js')

/** Where a page is served from. */
export interface Site {
  name: 'Roster' | 'floor'
  url: string
  /** The folder with its files. */
  files: string
}

/**
 * Builds Roster and lays the floor page beside it, both in a folder of their own, and starts the fake API and a
 * `vite preview` for each: same headers, same proxy, same caching of what lies in `assets`.
 */
export async function startServers(apiPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  const roster = join(folder, 'roster')
  const floor = join(folder, 'floor')
  const children: ChildProcess[] = []
  const start = async (url: string, ...args: string[]) => {
    const env = { ...process.env, API_PORT: String(apiPort), API_URL: `http://127.0.0.1:${apiPort}` }
    children.push(spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }))
    await answered(url)
  }
  const serve = async (name: Site['name'], files: string): Promise<Site> => {
    const port = await freePort()
    const url = `http://localhost:${port}/`
    await start(url, vite, 'preview', '--outDir', files, '--port', String(port), '--strictPort')
    return { name, url, files }
  }
  const stop = () => {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await build(roster)
    for (const file of ['index.html', 'floor.js']) {
      cpSync(join(import.meta.dirname, 'floor', file), join(floor, file === 'floor.js' ? 'assets' : '', file))
    }
    cpSync(join(roster, 'favicon.svg'), join(floor, 'favicon.svg'))
    await start(`http://127.0.0.1:${apiPort}/__control/health`, 'e2e/api/server.ts')
    return { roster: await serve('Roster', roster), floor: await serve('floor', floor), stop }
  } catch (error) {
    stop()
    throw error
  }
}

async function build(outDir: string) {
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => {
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error('The build failed.')
}

/** Resolves once something answers there. */
async function answered(url: string) {
  const end = Date.now() + 20_000
  for (;;) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (Date.now() > end) throw new Error(`Nothing answers at ${url}.`, { cause: error })
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
