import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { compressed } from './compressed.ts'

const folder = mkdtempSync(join(tmpdir(), 'roster-compressed-'))
afterEach(() => rmSync(folder, { recursive: true }))

test('a second build into a folder that is not emptied compresses no copies', async () => {
  const root = join(folder, 'root')
  const outDir = join(folder, 'out')
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<title>Made up</title>')
  const options: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [compressed()],
    build: { outDir },
  }
  for (let builds = 0; builds < 2; builds++) await build(options)
  expect(readdirSync(outDir).toSorted()).toEqual(['index.html', 'index.html.br', 'index.html.gz'])
})
