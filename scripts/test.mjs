// `npm test`: installs what is missing, then takes every step in order and stops at the first that fails.
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'

/** Scripts of package.json, the quick ones first. */
const steps = [
  'types',
  'lint',
  'format:check',
  'unused',
  'unit',
  'build',
  'budgets',
  'licences',
  'sbom',
  'origins',
  'reproducible',
  'browser',
  'e2e',
]

ensureInstalled()
let failed
let passed = 0
for (const step of steps) {
  console.log(`\n── ${step}`)
  const start = performance.now()
  // CI forbids a forgotten `.only`. What a script needs done before (`pre…`) is a step of its own here.
  // oxlint-disable-next-line no-await-in-loop
  const code = await run('npm', ['run', '--silent', '--ignore-scripts', step], { CI: '1' })
  console.log(
    `── ${step}: ${code === 0 ? 'passed' : 'FAILED'} after ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
  if (code !== 0) {
    failed = step
    break
  }
  passed += 1
}

if (failed) {
  console.log(`To repeat just this step: npm run ${failed}`)
  process.exitCode = 1
}
console.log(`\nSteps: ${passed} passed, ${failed ? 1 : 0} failed`)
