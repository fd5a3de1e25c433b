import { describe, expect, it } from 'vitest'
import { type Bom, complaints, corrected } from './bom.ts'

const hashes = [{ alg: 'SHA-512', content: 'ab' }]
const licenses = [{ license: { id: 'MIT' } }]
const component = (name: string) => ({
  'bom-ref': `${name}@1.0.0`,
  type: 'library',
  name,
  version: '1.0.0',
  scope: 'required',
  purl: `pkg:npm/${name}@1.0.0`,
  hashes,
  licenses,
})

/** A bill as npm writes it in a folder called `checkout`. */
const written: Bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:1b1f44c0-ab55-4ae3-baa2-7c047458d2a9',
  version: 1,
  metadata: { component: { 'bom-ref': 'roster@0.1.0', type: 'library', name: 'checkout', version: '0.1.0' } },
  components: [
    {
      ...component('react'),
      externalReferences: [
        { type: 'vcs', url: 'https://github.com/facebook/react' },
        { type: 'vcs', url: 'git@github.com:facebook/react' },
        { type: 'distribution', url: 'https://registry.example/react.tgz' },
        { type: 'distribution', url: 'https://registry.npmjs.org/react/-/react-1.0.0.tgz' },
      ],
    },
    component('vite'),
  ],
  dependencies: [{ ref: 'roster@0.1.0', dependsOn: ['react@1.0.0', 'vite@1.0.0'] }],
}
const bom = corrected(written, 'roster', (name) => name === 'react')

describe('the bill of materials', () => {
  it('is of Roster, and tells what is in the build from the tools', () => {
    expect(bom.metadata.component).toMatchObject({ name: 'roster', type: 'application' })
    expect(bom.components.map(({ name, scope }) => [name, scope])).toEqual([
      ['react', 'required'],
      ['vite', 'excluded'],
    ])
  })

  it('refers to no registry but the public one, and to nothing that is no address', () => {
    expect(bom.components[0]?.externalReferences?.map(({ url }) => url)).toEqual([
      'https://github.com/facebook/react',
      'https://registry.npmjs.org/react/-/react-1.0.0.tgz',
    ])
  })

  it('has nothing to complain of', () => {
    expect(complaints(bom, '/a/folder', 'https://registry.example/')).toEqual([])
  })

  it.each<[string, Partial<Bom>, RegExp]>([
    ['is another document', { bomFormat: 'SPDX' }, /no CycloneDX/],
    ['has no serial number', { serialNumber: '' }, /no serial number/],
    [
      'has a component without a hash',
      { components: [{ ...component('a'), hashes: [] }] },
      /a@1.0.0 has no hash/,
    ],
    [
      'has a component without a licence',
      { components: [{ ...component('a'), licenses: [] }] },
      /no licence/,
    ],
    ['has a component twice', { components: [component('a'), component('a')] }, /same reference/],
    ['leads to nowhere', { components: [component('react')] }, /vite@1.0.0, which is no component/],
    ['names the folder', { note: 'in /a/folder' }, /names {2}\/a\/folder/],
    ['names the registry', { note: 'https://registry.example' }, /names registry.example/],
  ])('is refused where it %s', (_, changes, says) => {
    expect(complaints({ ...bom, ...changes }, '/a/folder', 'https://registry.example/').join('\n')).toMatch(
      says,
    )
  })
})
