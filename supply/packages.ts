import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project's folder. */
export const root = join(import.meta.dirname, '..')
const shippedList = join(root, 'dist/licenses.md')

/** A version of a package, and its license. */
export interface Package {
  name: string
  version: string
  licence: string
}

/** An entry of `package-lock.json`. */
interface Locked {
  version?: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
}

/** Reads every package of the lockfile, for all platforms, by the folder it is installed in. */
export function lockedPackages(): [folder: string, Locked][] {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> }
  return Object.entries(packages).filter(([folder]) => folder !== '')
}

/** Reads every package of the lockfile once, however many folders it is installed in. */
export function installedPackages(): Package[] {
  const all = lockedPackages().map(([folder, { version = '', license = '' }]) => ({
    name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    licence: license,
  }))
  return [...new Map(all.map((it) => [`${it.name}@${it.version}`, it])).values()]
}

/** Exits the process if there is no build. */
export function requireBuild() {
  if (existsSync(shippedList)) return
  console.error('There is no build in dist to look at. Run: npm run build')
  process.exit(1)
}

/** Reads which packages have code in the build from `dist/licenses.md` (server/licences.ts). */
export function shippedPackages(): Package[] {
  requireBuild()
  const shipped = [...readFileSync(shippedList, 'utf8').matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm)]
  if (shipped.length === 0) throw new Error('dist/licenses.md names no package: see server/licences.ts.')
  return shipped.map(([, name = '', version = '', licence = '']) => ({ name, version, licence }))
}

/** Reads and parses a JSON file of the project. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
