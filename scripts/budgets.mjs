// Checks the size of the build in dist: what a browser downloads until it shows the users table, each file gzipped.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { root } from './install.mjs'

const assets = join(root, 'dist/assets')
const files = readdirSync(assets)
const page = readFileSync(join(root, 'dist/index.html'), 'utf8')
// The users table is part of the first script. If it is ever split off, it still counts.
const firstPage = files.filter((file) => page.includes(`/${file}"`) || /^Users\w*-/.test(file))
const scripts = withImports(firstPage.filter((file) => file.endsWith('.js')))
const styles = firstPage.filter((file) => file.endsWith('.css'))
const desk = withImports(files.filter((file) => /^worker-.*\.js$/.test(file)))

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const figures = [
  { what: 'scripts of the first page', figure: gzip(scripts), budget: 150_000, format: kB },
  { what: 'number of these scripts', figure: scripts.length, budget: 8, format: String },
  { what: 'stylesheets of the first page', figure: gzip(styles), budget: 12_000, format: kB },
  { what: 'scripts of the desk', figure: gzip(desk), budget: 20_000, format: kB },
]

for (const { what, figure, budget, format } of figures) {
  // Zero means that the files were not found.
  const isWithin = figure > 0 && figure <= budget
  if (!isWithin) process.exitCode = 1
  console.log(
    `${isWithin ? 'ok     ' : 'TOO BIG'}  ${what.padEnd(30)} ${format(figure).padStart(8)} of ${format(budget)}`,
  )
}

/** Returns these scripts and everything they import statically, which a browser fetches before it runs them. */
function withImports(scriptNames) {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file)) return
    found.add(file)
    const { staticImports, staticExports } = parseSync(file, readFileSync(join(assets, file), 'utf8')).module
    const exported = staticExports.flatMap(({ entries }) => entries)
    for (const { moduleRequest } of [...staticImports, ...exported]) {
      if (moduleRequest) visit(moduleRequest.value.replace('./', ''))
    }
  }
  scriptNames.forEach(visit)
  return [...found]
}

/** Total gzipped size of these assets, in bytes. */
function gzip(names) {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0)
}
