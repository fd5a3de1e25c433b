import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bom, complaints, corrected } from './bom.ts'
import { readJson, root, shippedPackages } from './packages.ts'

/* `npm run sbom`: writes what Roster is made of to sbom.cdx.json, as CycloneDX. Reads the lockfile, so it covers all platforms. */

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const { stdout, stderr, status } = spawnSync(
  npm,
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' },
)
if (status !== 0) throw new Error(`npm sbom failed; npm 10 or newer is needed. It says: ${stderr}`)

const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`))
const { name } = readJson('package.json') as { name: string }
const bom = corrected(JSON.parse(stdout) as Bom, name, (its, version) => shipped.has(`${its}@${version}`))
const wrong = complaints(bom, root, process.env.npm_config_registry)
if (wrong.length > 0) {
  console.error(`The bill of materials is not as it should be, and was not written:\n${wrong.join('\n')}`)
  process.exitCode = 1
} else {
  writeFileSync(join(root, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`)
  const required = bom.components.filter(({ scope }) => scope === 'required').length
  console.log(`sbom.cdx.json: ${bom.components.length} components, ${required} of them in the build.`)
}
