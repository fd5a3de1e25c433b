// Weighs the build in dist: what a browser downloads until the table of users stands, each file gzipped by itself.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { root } from './install.mjs'

const assets = join(root, 'dist/assets')
const files = readdirSync(assets)
const page = readFileSync(join(root, 'dist/index.html'), 'utf8')
// The table is part of the first script. Should it be split off again, it counts all the same.
const first = files.filter((file) => page.includes(`/${file}"`) || /^Users\w*-/.test(file))
const scripts = withImports(first.filter((file) => file.endsWith('.js')))
const styles = first.filter((file) => file.endsWith('.css'))
const desk = withImports(files.filter((file) => /^worker-.*\.js$/.test(file)))

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const figures = [
  { what: 'scripts of the first page', figure: gzip(scripts), budget: 150_000, told: kB },
  { what: 'files that they are in', figure: scripts.length, budget: 8, told: String },
  { what: 'stylesheets of the first page', figure: gzip(styles), budget: 12_000, told: kB },
  { what: 'scripts of the desk', figure: gzip(desk), budget: 20_000, told: kB },
]

for (const { what, figure, budget, told } of figures) {
  // Nothing at all is not light, but not found.
  const kept = figure > 0 && figure <= budget
  if (!kept) process.exitCode = 1
  console.log(
    `${kept ? 'kept  ' : 'BROKEN'}  ${what.padEnd(30)} ${told(figure).padStart(8)} of ${told(budget)}`,
  )
}

/** These scripts and all that they import statically, which a browser fetches before it runs them. */
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

function gzip(names) {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0)
}
