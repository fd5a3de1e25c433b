import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileHints } from './compileHints.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'roster-hints-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Builds a page whose script imports another one, with styles, on demand. Returns the first line of each script. */
async function firstLines(...names: string[]) {
  const files = {
    'index.html': '<script type="module" src="/start.js"></script>',
    'start.js': "import('./later.js')",
    'later.js': "import './later.css'\nconsole.log(import('./last.js'))",
    'later.css': 'p { color: red }',
    'last.js': 'console.log(1)',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  await build({ root, configFile: false, logLevel: 'silent', plugins: [compileHints(...names)] })
  const assets = join(root, 'dist/assets')
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'))
  return Object.fromEntries(
    scripts.map((file) => [file.split('-')[0], readFileSync(join(assets, file), 'utf8').split('\n')[0]]),
  )
}

test('the hint is the first line of the named scripts, even before Vite’s list of scripts', async () => {
  const hint = '//# allFunctionsCalledOnLoad'
  const { index, later, last } = await firstLines('index', 'later')
  expect([index, later]).toEqual([hint, hint])
  expect(last).not.toContain(hint)
})

test('a script that does not exist fails the build', async () => {
  await expect(firstLines('later', 'renamed')).rejects.toThrow('No script is called renamed.')
})
