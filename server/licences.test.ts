import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { licences } from './licences.ts'

const root = mkdtempSync(join(tmpdir(), 'roster-licences-'))
let written: string

function addPackage(name: string, licence: string, text?: string) {
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  const about = { name, version: '1.2.3', license: licence, type: 'module', main: 'index.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about))
  writeFileSync(join(folder, 'index.js'), `export const name = '${name}'`)
  if (text !== undefined) writeFileSync(join(folder, 'LICENSE'), text)
}

beforeAll(async () => {
  addPackage('of-the-page', 'MIT', 'Be kind.\n')
  addPackage('@scope/of-the-worker', 'ISC')
  addPackage('unused', 'GPL-3.0-only', 'No.')
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/main.js"></script>')
  writeFileSync(join(root, 'worker.js'), `import { name } from '@scope/of-the-worker'\npostMessage(name)`)
  writeFileSync(
    join(root, 'main.js'),
    `import { name } from 'of-the-page'\nimport url from './worker.js?worker&url'\nconsole.log(name, url)`,
  )
  const { ofPages, ofWorkers } = licences()
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [ofPages],
    worker: { format: 'es', plugins: () => [ofWorkers] },
  })
  written = readFileSync(join(root, 'dist/licenses.md'), 'utf8')
})
afterAll(() => rmSync(root, { recursive: true }))

it('names the packages of pages and of workers, with the texts that they bring, and no others', () => {
  expect(written).toBe(
    '# Licenses\n\nParts of these packages are in this build:\n\n' +
      '## @scope/of-the-worker - 1.2.3 (ISC)\n\n## of-the-page - 1.2.3 (MIT)\n\nBe kind.\n',
  )
})
