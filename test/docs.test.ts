import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// Documentation names files and scripts, which get renamed. Nobody notices an outdated name but the reader.

const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const names = new Set(files.map((file) => basename(file)))
const pages = files.filter((file) => file.endsWith('.md'))
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
/** Files that exist only after a build or a run. */
const generated = new Set(['dist/licenses.md', 'sbom.cdx.json'])
/** Names that stand for what must not exist. */
const examples = new Set(['index.ts'])

const findAll = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

test.each(pages)('%s names existing files, pages and scripts', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const exists = (path: string) =>
    path.includes('/') ? files.some((file) => file === path || file.endsWith(`/${path}`)) : names.has(path)
  const paths = findAll(text, /`([\w./-]+\.(?:ts|tsx|mjs|css|md|json))`/g)
  const missingFiles = paths.filter((path) => !exists(path) && !generated.has(path) && !examples.has(path))
  const links = findAll(text, /\]\((?!https?:)([^)#\s]+)/g)
  const missingLinks = links.filter((link) => !existsSync(join(root, dirname(page), link)))
  const missingScripts = findAll(text, /npm run (?:--silent )?([\w:]+)/g).filter((name) => !(name in scripts))
  expect({ missingFiles, missingLinks, missingScripts }).toEqual({
    missingFiles: [],
    missingLinks: [],
    missingScripts: [],
  })
})
