// `npm test`: installs what is missing, then takes every step, those at the same time that don't need each other.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { ensureInstalled, root, toolEnvironment } from './install.mjs'

/**
 * Scripts of package.json, those first that others wait for, then the longest. `needs`: what has to be done before.
 * `idle`: it mostly waits, and so keeps no other step from beginning.
 */
const steps = [
  { name: 'build' },
  { name: 'browser' },
  // What is drawn by chance is the same each time, so that a failure is nobody else's.
  { name: 'soak', needs: ['build', 'browser'], idle: true, args: ['--minutes', '5', '--seed', '5'] },
  { name: 'e2e', needs: ['build', 'browser'] },
  { name: 'types' },
  { name: 'lint' },
  { name: 'format:check' },
  { name: 'unused' },
  { name: 'unit' },
  { name: 'budgets', needs: ['build'] },
  { name: 'licences', needs: ['build'] },
  { name: 'sbom', needs: ['build'] },
  { name: 'origins', needs: ['build'] },
  { name: 'reproducible', needs: ['build'] },
]

const isWindows = process.platform === 'win32'
const atOnce = Math.max(2, availableParallelism())
const running = new Map()
const passed = new Set()
const failed = []
let stopped = false

/** Runs a step; what it prints is shown in one piece when it ends. */
function begin(step) {
  const { name, args = [] } = step
  const start = performance.now()
  // CI forbids a forgotten `.only`. What a script needs done before (`pre…`) is a step of its own here.
  const child = spawn('npm', ['run', '--silent', '--ignore-scripts', name, '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...toolEnvironment(), CI: '1' },
    shell: isWindows,
    // A group of its own, which can be ended with all that it has started.
    detached: !isWindows,
  })
  running.set(step, child)
  const said = []
  child.stdout.on('data', (data) => said.push(data))
  child.stderr.on('data', (data) => said.push(data))
  child.on('error', (error) => said.push(Buffer.from(`npm: ${error.message}\n`)))
  child.on('close', (code) => {
    running.delete(step)
    if (code === 0) passed.add(name)
    else if (!stopped) failed.push(step)
    const how = stopped ? 'ended' : code === 0 ? 'passed' : 'FAILED'
    console.log(`\n── ${name}\n${Buffer.concat(said).toString().trimEnd()}`)
    console.log(`── ${name}: ${how} after ${((performance.now() - start) / 1000).toFixed(1)} s`)
    proceed()
  })
}

/** Begins what can begin now. After a failure nothing does; what is under way is seen to its end. */
function proceed() {
  for (const step of steps) {
    if (stopped || failed.length > 0) break
    const { name, needs = [], idle = false } = step
    const isBegun = passed.has(name) || running.has(step)
    const isFull = [...running.keys()].filter((other) => !other.idle).length >= atOnce
    if (!isBegun && needs.every((need) => passed.has(need)) && (idle || !isFull)) begin(step)
  }
  if (running.size === 0) conclude()
}

function conclude() {
  for (const { name, args = [] } of failed) {
    console.log(`\n${name} FAILED. To repeat just this step: npm run ${[name, '--', ...args].join(' ')}`)
  }
  const left = steps.length - passed.size - failed.length
  console.log(
    `\nSteps: ${passed.size} passed, ${failed.length} failed${left > 0 ? `, ${left} not ${stopped ? 'done' : 'begun'}` : ''}` +
      ` after ${(performance.now() / 1000).toFixed(0)} s`,
  )
  if (passed.size < steps.length) process.exitCode = stopped ? 130 : 1
}

/** Ends every step, and all that it has started. */
function stop() {
  stopped = true
  for (const child of running.values()) {
    if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    // As from the keyboard: at any other signal Playwright leaves its servers behind.
    else process.kill(-child.pid, 'SIGINT')
  }
}

ensureInstalled()
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
proceed()
