// Runs one of the project's tools: `node scripts/run.mjs vitest run`. Variables come first: `NAME=value vitest run`.
import { spawn } from 'node:child_process'
import { ensureInstalled, root, toolEnvironment } from './install.mjs'

/** Runs a command with the project's tools on its PATH. Resolves with the exit code, or 130 if a signal ended it. */
export function run(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...toolEnvironment(), ...env },
    shell: process.platform === 'win32',
  })
  // Ctrl-C reaches the whole process group: the child ends first, then this process.
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
  await ensureInstalled()
  const words = process.argv.slice(2)
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word))
  const env = Object.fromEntries(words.slice(0, start).map((word) => word.split('=')))
  const [command, ...args] = words.slice(start)
  process.exit(await run(command, args, env))
}
