// Runs one of the project's tools: `node scripts/run.mjs vitest run`.
import { spawn } from 'node:child_process'
import { ensureInstalled, root, toolEnvironment } from './install.mjs'

/** Runs a command with the project's tools on its PATH; resolves with its exit code (130 when a signal ended it). */
export function run(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...toolEnvironment(), ...env },
    shell: process.platform === 'win32',
  })
  // A Ctrl-C goes to the whole group; the child ends by it, and this process after the child.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill())
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 130))
  })
}

if (import.meta.filename === process.argv[1]) {
  ensureInstalled()
  const [command, ...args] = process.argv.slice(2)
  process.exit(await run(command, args))
}
