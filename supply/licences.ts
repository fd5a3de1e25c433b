import { isAllowed } from './allowed.ts'
import { installedPackages, type Package, shippedPackages } from './packages.ts'

/* `npm run licences`: the licences of what is in the build and of the tools. One that is not in allowed.ts is a failure. */

const keyOf = ({ name, version }: Package) => `${name}@${version}`

const shipped = shippedPackages()
const isShipped = new Set(shipped.map(keyOf))
const tools = installedPackages().filter((it) => !isShipped.has(keyOf(it)))

for (const [where, packages] of [
  ['shipped', shipped],
  ['tools', tools],
] as const) {
  const byLicence = Map.groupBy(packages, ({ licence }) => licence)
  console.log(where === 'shipped' ? 'In the build:' : 'Only to build and test with, on any platform:')
  for (const [licence, all] of [...byLicence].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const names = where === 'shipped' ? `: ${all.map(({ name }) => name).join(', ')}` : ''
    console.log(`  ${licence || '(none)'} ${all.length}${names}`)
    if (isAllowed(licence, where)) continue
    process.exitCode = 1
    console.error(
      `NOT ALLOWED: ${all.map(keyOf).join(', ')}. Do without, or add the licence to supply/allowed.ts with why it may be used.`,
    )
  }
}
