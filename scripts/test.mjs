// `npm test`: installs missing packages, then runs every step. Steps that don't depend on each other run in parallel.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { ensureInstalled, root, toolEnvironment } from './install.mjs'

/**
 * Scripts of package.json in the order in which they start: first those that others need, then the longest. `needs`: steps
 * that must pass first. `isIdle`: mostly waits, so it does not count against the number of parallel steps.
 */
const steps = [
  { name: 'build' },
  { name: 'browser' },
  // A fixed seed makes a failure repeatable.
  { name: 'soak', needs: ['build', 'browser'], isIdle: true, args: ['--minutes', '1', '--seed', '5'] },
  { name: 'e2e', needs: ['build', 'browser'] },
  { name: 'types' },
  { name: 'lint' },
  { name: 'format:check' },
  { name: 'unused' },
  { name: 'unit' },
  { name: 'budgets', needs: ['build', 'browser'] },
  { name: 'licences', needs: ['build'] },
  { name: 'sbom', needs: ['build'] },
  { name: 'origins', needs: ['build'] },
  { name: 'reproducible', needs: ['build'] },
]

const isWindows = process.platform === 'win32'
const maxParallelSteps = Math.max(2, availableParallelism())
const running = new Map()
const passed = new Set()
const failed = []
/** How many of a failed step’s last lines the summary repeats: steps that ended later printed hundreds. */
const repeatedLines = 50
/** How long each step took. */
const seconds = {}
let stopped = false

/** Starts a step. Its output is printed in one piece when it ends. */
function start(step) {
  const { name, args = [] } = step
  const startedAt = performance.now()
  // CI forbids a forgotten `.only`. The `pre…` scripts are steps of their own here.
  const child = spawn('npm', ['run', '--silent', '--ignore-scripts', name, '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...toolEnvironment(), CI: '1' },
    shell: isWindows,
    // Its own process group, so that its children can be stopped with it.
    detached: !isWindows,
  })
  running.set(step, child)
  const output = []
  child.stdout.on('data', (data) => output.push(data))
  child.stderr.on('data', (data) => output.push(data))
  child.on('error', (error) => output.push(Buffer.from(`npm: ${error.message}\n`)))
  child.on('close', (code) => {
    running.delete(step)
    seconds[name] = (performance.now() - startedAt) / 1000
    const text = Buffer.concat(output).toString().trimEnd()
    if (code === 0) passed.add(name)
    else if (!stopped) failed.push({ ...step, lastLines: text.split('\n').slice(-repeatedLines) })
    const result = stopped ? 'stopped' : code === 0 ? 'passed' : 'FAILED'
    console.log(`\n── ${name}\n${text}`)
    console.log(`── ${name}: ${result} after ${seconds[name].toFixed(1)} s`)
    startNext()
  })
}

/** Starts every step that can start now. After a failure no step starts; running steps finish. */
function startNext() {
  for (const step of steps) {
    if (stopped || failed.length > 0) break
    const { name, needs = [], isIdle = false } = step
    const hasStarted = passed.has(name) || running.has(step)
    const isFull = [...running.keys()].filter((other) => !other.isIdle).length >= maxParallelSteps
    if (!hasStarted && needs.every((need) => passed.has(need)) && (isIdle || !isFull)) start(step)
  }
  if (running.size === 0) summarize()
}

/** Prints how each failed step ended, how to repeat it, and the time of each step. Sets the exit code. */
function summarize() {
  for (const { name, args = [], lastLines } of failed) {
    console.log(`\n── ${name} FAILED. Its output ended with:\n${lastLines.join('\n')}`)
    console.log(`── To repeat only this step: npm run ${[name, '--', ...args].join(' ')}`)
  }
  console.log('\nSeconds for each step:')
  for (const [name, time] of Object.entries(seconds))
    console.log(`${name.padEnd(14)} ${time.toFixed(1).padStart(6)}`)
  const left = steps.length - passed.size - failed.length
  console.log(
    `\nSteps: ${passed.size} passed, ${failed.length} failed${left > 0 ? `, ${left} not ${stopped ? 'finished' : 'started'}` : ''}` +
      ` after ${(performance.now() / 1000).toFixed(0)} s`,
  )
  if (passed.size < steps.length) process.exitCode = stopped ? 130 : 1
}

/** Stops every running step and its child processes. */
function stop() {
  stopped = true
  for (const child of running.values()) {
    if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    // SIGINT, as from Ctrl-C: at any other signal Playwright leaves its servers running.
    else process.kill(-child.pid, 'SIGINT')
  }
}

await ensureInstalled()
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
startNext()
