import { type Facts, factsOf } from '../../operations/facts.ts'
import { isUuid } from '../../operations/person.ts'
import { createSealedFile, readSealedFile } from '../../text/sealedFile.ts'
import type { Snapshot, SnapshotFault } from './types.ts'

const snapshotKind = 'roster snapshot'
const version = 1
/** Largest file that is opened, in bytes. A snapshot of 100,000 people has about 50 MB. */
const maxBytes = 300_000_000
/** Lines to write before other tasks may run. */
const linesPerStep = 200
/** Bytes to decode before other tasks may run, which takes about 10 ms. */
const bytesPerStep = 4_000_000
const idLength = 16

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string'
const isTimeOrNull = (value: unknown) =>
  value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

// Checked by hand: valibot is in the desk's first script, and each of its schemas that is used here would add to that.

function isPerson(value: unknown): value is Facts {
  if (!isObject(value) || typeof value.id !== 'string' || !isUuid(value.id)) return false
  const { email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime } = value
  return (
    [email, firstName, lastName, title, roleId, status].every(isTextOrNull) &&
    [createdDateTime, lastActivityDateTime].every(isTimeOrNull)
  )
}

interface Header extends Pick<Snapshot, 'organization' | 'complete' | 'people' | 'roles'> {
  /** ISO time. */
  readAt: string | null
}

function isHeader(value: unknown): value is Header {
  if (!isObject(value)) return false
  const { organization, complete, readAt, people, roles } = value
  return (
    isTextOrNull(organization) &&
    typeof complete === 'boolean' &&
    isTimeOrNull(readAt) &&
    Number.isInteger(people) &&
    Array.isArray(roles) &&
    roles.every((role) => isObject(role) && typeof role.id === 'string' && typeof role.name === 'string')
  )
}

/** Writes a snapshot as a sealed file. Returns the file and its seal. */
export async function writeSnapshot(
  snapshot: Pick<Snapshot, 'organization' | 'complete' | 'readAt' | 'roles' | 'list'>,
  savedAt: number,
  giveWay: () => Promise<void>,
): Promise<{ file: Blob; seal: string; id: string }> {
  const { organization, complete, readAt, roles, list } = snapshot
  const toIso = (time: number) => new Date(time).toISOString()
  const sealed = createSealedFile({
    kind: snapshotKind,
    version,
    organization,
    complete,
    readAt: readAt === null ? null : toIso(readAt),
    savedAt: toIso(savedAt),
    people: list.length,
    roles,
  })
  const parts: (string | Blob)[] = [sealed.header]
  for (let from = 0; from < list.length; from += linesPerStep) {
    await giveWay()
    parts.push(
      new Blob([
        list
          .slice(from, from + linesPerStep)
          .map(sealed.line)
          .join(''),
      ]),
    )
  }
  parts.push(sealed.end())
  const seal = sealed.seal()
  return { file: new Blob(parts, { type: 'application/jsonl' }), seal, id: seal.slice(0, idLength) }
}

/** Reads a file as UTF-8 piece by piece. `Blob.text` decodes a large one in one go. Throws if it can't be read. */
async function readText(file: Blob, giveWay: () => Promise<void>): Promise<string> {
  const decoder = new TextDecoder()
  const parts: string[] = []
  for (let from = 0; from < file.size; from += bytesPerStep) {
    const bytes = await file.slice(from, from + bytesPerStep).arrayBuffer()
    parts.push(decoder.decode(bytes, { stream: true }))
    await giveWay()
  }
  parts.push(decoder.decode())
  return parts.join('')
}

/** Reads and verifies a snapshot. */
export async function readSnapshot(
  file: Blob,
  fileName: string,
  giveWay: () => Promise<void>,
): Promise<{ is: 'read'; snapshot: Snapshot & { id: string } } | SnapshotFault> {
  if (file.size > maxBytes) return { is: 'tooLarge', bytes: file.size }
  const text = await readText(file, giveWay).catch(() => null)
  if (text === null) return { is: 'unreadable' }
  const content = await readSealedFile(text, { kind: snapshotKind, version }, giveWay)
  if (content.is !== 'intact') return content
  const { header, records } = content
  const list: Facts[] = []
  const ids = new Set<string>()
  for (const [index, record] of records.entries()) {
    if (index % linesPerStep === 0) await giveWay()
    if (!isPerson(record) || ids.has(record.id)) return { is: 'invalid' }
    ids.add(record.id)
    list.push(factsOf(record))
  }
  if (!isHeader(header) || header.people !== list.length) return { is: 'invalid' }
  const { organization, complete, readAt, people, roles } = header
  const { seal } = content
  const time = readAt === null ? null : Date.parse(readAt)
  return {
    is: 'read',
    snapshot: {
      id: seal.slice(0, idLength),
      seal,
      fileName,
      organization,
      complete,
      readAt: time,
      people,
      roles,
      list,
    },
  }
}
