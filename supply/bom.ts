import { homedir } from 'node:os'

/** The parts of a CycloneDX document that are used here; the rest stays as npm writes it. */
export interface Bom {
  bomFormat: string
  specVersion: string
  serialNumber: string
  version: number
  metadata: { component: Component; [other: string]: unknown }
  components: Component[]
  dependencies: { ref: string; dependsOn?: string[] }[]
  [other: string]: unknown
}

interface Component {
  'bom-ref': string
  type: string
  name: string
  version: string
  scope?: string
  purl?: string
  hashes?: { alg: string; content: string }[]
  licenses?: unknown[]
  externalReferences?: { type: string; url: string }[]
  [other: string]: unknown
}

/**
 * Corrects npm's own bill of materials: the name is Roster's and not the folder's, `scope` tells packages in the build
 * (`required`) from tools (`excluded`), and no reference names the registry that a machine happens to use.
 */
export function corrected(
  bom: Bom,
  name: string,
  isShipped: (name: string, version: string) => boolean,
): Bom {
  const { component } = bom.metadata
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...component, name, type: 'application' } },
    components: bom.components.map((it) => ({
      ...it,
      scope: isShipped(it.name, it.version) ? 'required' : 'excluded',
      externalReferences: (it.externalReferences ?? []).filter(
        ({ type, url }) => URL.canParse(url) && (type !== 'distribution' || isPublic(url)),
      ),
    })),
  }
}

function isPublic(url: string): boolean {
  return new URL(url).host === 'registry.npmjs.org'
}

/** Lists what is wrong with a bill: missing fields that CycloneDX 1.5 requires, and traces of a machine. */
export function complaints(bom: Bom, folder: string, registry = ''): string[] {
  const { components, dependencies, metadata, serialNumber } = bom
  const refs = new Set([metadata.component['bom-ref'], ...components.map((it) => it['bom-ref'])])
  const text = JSON.stringify(bom)
  const host = URL.parse(registry)?.host
  // Only where a path can begin: within a URL the same letters mean nothing.
  const paths = [folder, homedir()].flatMap((path) => [`"${path}`, ` ${path}`, `file://${path}`])
  const traces = [...paths, ...(host && host !== 'registry.npmjs.org' ? [host] : [])]
  return [
    ...(bom.bomFormat === 'CycloneDX' && /^1\.\d$/.test(bom.specVersion)
      ? []
      : ['It is no CycloneDX document.']),
    ...(/^urn:uuid:[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/.test(serialNumber)
      ? []
      : ['It has no serial number.']),
    ...(refs.size === components.length + 1 ? [] : ['Two components have the same reference.']),
    ...components.flatMap(lacks),
    ...dependencies.flatMap(({ ref, dependsOn = [] }) => astray([ref].concat(dependsOn), refs)),
    ...traces.filter((it) => text.includes(it)).map((it) => `It names ${it}, which is of this machine.`),
  ]
}

function astray(named: string[], refs: Set<string>): string[] {
  return named
    .filter((ref) => !refs.has(ref))
    .map((ref) => `A dependency names ${ref}, which is no component.`)
}

function lacks(component: Component): string[] {
  const { type, name, version, purl, hashes, licenses } = component
  const there = { type, name, version, purl, hash: hashes?.[0]?.content, licence: licenses?.[0] }
  return Object.entries(there)
    .filter(([, value]) => !value)
    .map(([what]) => `${component['bom-ref']} has no ${what}.`)
}
