import { describe, expect, it } from 'vitest'
import { lockedPackages, readJson } from './packages.ts'

const packages = lockedPackages()

describe('every package of the lockfile', () => {
  it('has a hash, by which npm knows it whatever registry it comes from', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([])
  })

  it('names no address that it would have to come from', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('needs no script of its own to be installed, so that `npm ci --ignore-scripts` is enough', () => {
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
  })

  it('has a version and a licence', () => {
    expect(packages.filter(([, { version, license }]) => !version || !license)).toEqual([])
  })
})

it('every dependency of package.json is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = readJson('package.json') as Record<
    string,
    Record<string, string>
  >
  const asked = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
    [],
  )
  const locked = new Map(packages)
  for (const [name, version] of Object.entries(asked))
    expect(locked.get(`node_modules/${name}`)?.version, name).toBe(version)
})
