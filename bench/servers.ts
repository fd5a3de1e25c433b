import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vite = join(root, 'node_modules/vite/bin/vite.js')

/** Starts server processes and creates a folder for what they serve; `stop` ends and removes both. */
export function createServers() {
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  const children: ChildProcess[] = []

  /** Starts a script and waits until it answers at the URL; returns what stops it. */
  const start = async (
    url: string,
    args: string[],
    env: Record<string, string> = {},
    complaints: 'inherit' | 'ignore' = 'inherit',
  ) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', complaints],
    })
    children.push(child)
    await answered(url)
    return () => void child.kill()
  }

  return {
    folder,
    start,
    /** Serves a build with the API behind it. It logs failing API calls, which `complaints` can silence. */
    async serve(files: string, apiUrl: string, complaints: 'inherit' | 'ignore' = 'inherit') {
      const port = await freePort()
      const url = `http://localhost:${port}/`
      const args = [vite, 'preview', '--outDir', files, '--port', String(port), '--strictPort']
      return { url, stop: await start(url, args, { API_URL: apiUrl }, complaints) }
    },
    stop() {
      for (const child of children) child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Builds Roster and the floor page into folders of their own, and starts the fake API and a
 * `vite preview` for each: same headers, same proxy, same caching of what lies in `assets`. Returns their addresses.
 */
export async function startServers(apiPort: number) {
  const { folder, start, serve, stop } = createServers()
  const apiUrl = `http://127.0.0.1:${apiPort}`
  try {
    const roster = join(folder, 'roster')
    const floor = join(folder, 'floor')
    await build(roster)
    for (const file of ['index.html', 'floor.js']) {
      cpSync(join(import.meta.dirname, 'floor', file), join(floor, file === 'floor.js' ? 'assets' : '', file))
    }
    cpSync(join(roster, 'favicon.svg'), join(floor, 'favicon.svg'))
    await start(`${apiUrl}/__control/health`, ['fake-api/server.ts'], { API_PORT: String(apiPort) })
    return { roster: (await serve(roster, apiUrl)).url, floor: (await serve(floor, apiUrl)).url, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Builds Roster into a folder. */
export async function build(outDir: string) {
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => {
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error('The build failed.')
}

/** Resolves once the URL answers. */
export async function answered(url: string) {
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

/** Returns a free port. */
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
