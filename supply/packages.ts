import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project's folder. */
export const root = join(import.meta.dirname, '..')
const shippedList = join(root, 'dist/licenses.md')

/** A package at a version, and what it is licensed under. */
export interface Package {
  name: string
  version: string
  licence: string
}

/** What `package-lock.json` says of a package. */
interface Locked {
  version?: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
}

/** Every package of the lockfile, for all platforms, by the folder that it is installed in. */
export function lockedPackages(): [folder: string, Locked][] {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> }
  return Object.entries(packages).filter(([folder]) => folder !== '')
}

/** The same as packages, each once. */
export function installedPackages(): Package[] {
  const all = lockedPackages().map(([folder, { version = '', license = '' }]) => ({
    name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    licence: license,
  }))
  return [...new Map(all.map((it) => [`${it.name}@${it.version}`, it])).values()]
}

/** Ends the process where there is no build to look at. */
export function requireBuild() {
  if (existsSync(shippedList)) return
  console.error('There is no build in dist to look at. Run: npm run build')
  process.exit(1)
}

/** The packages of which anything is in the build, as `dist/licenses.md` says (server/licences.ts). */
export function shippedPackages(): Package[] {
  requireBuild()
  const shipped = [...readFileSync(shippedList, 'utf8').matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm)]
  if (shipped.length === 0) throw new Error('dist/licenses.md names no package: see server/licences.ts.')
  return shipped.map(([, name = '', version = '', licence = '']) => ({ name, version, licence }))
}

/** A file of the project, parsed. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
