import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// Documentation names files, folders, headings and scripts, which get renamed. Nobody notices an outdated name but the reader.

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
/** Files and folders that exist only after a build or a run. */
const generated = new Set(['dist/licenses.md', 'sbom.cdx.json', 'dist/', 'assets/', 'test-results/'])
/** Names that stand for what must not exist. */
const examples = new Set(['index.ts', 'components/', 'hooks/'])

const findAll = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (text: string) =>
  findAll(text, /^#+ (.*)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )

test.each(pages)('%s names what exists: files, folders, pages, headings and scripts', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const exists = (path: string) =>
    path.includes('/') ? files.some((file) => file === path || file.endsWith(`/${path}`)) : names.has(path)
  const paths = findAll(text, /`([\w./-]+\.(?:ts|tsx|mjs|css|md|json))`/g)
  const missingFiles = paths.filter((path) => !exists(path) && !generated.has(path) && !examples.has(path))
  const links = findAll(text, /\]\((?!https?:)([^)#\s]+)/g)
  const missingLinks = links.filter((link) => !existsSync(join(root, dirname(page), link)))
  const hasFolder = (folder: string) =>
    generated.has(folder) || examples.has(folder) || files.some((file) => `/${file}`.includes(`/${folder}`))
  const missingFolders = findAll(text, /`((?:[\w.-]+\/)+)`/g).filter((folder) => !hasFolder(folder))
  const missingHeadings = findAll(text, /\]\((?!https?:)([^)\s]*#[^)\s]+)\)/g).filter((link) => {
    const [path = '', anchor = ''] = link.split('#')
    const target = path === '' ? join(root, page) : join(root, dirname(page), path)
    return existsSync(target) && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor)
  })
  const missingScripts = findAll(text, /npm run (?:--silent )?([\w:]+)/g).filter((name) => !(name in scripts))
  expect({ missingFiles, missingFolders, missingLinks, missingHeadings, missingScripts }).toEqual({
    missingFiles: [],
    missingFolders: [],
    missingLinks: [],
    missingHeadings: [],
    missingScripts: [],
  })
})
