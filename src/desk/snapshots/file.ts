import * as v from 'valibot'
import type { User } from '../../api/schema.ts'
import { createSealedFile, readSealedFile } from '../../text/sealedFile.ts'
import type { Snapshot, SnapshotFault, SnapshotPerson } from './types.ts'

export const snapshotKind = 'roster snapshot'
const version = 1
/** Largest file that is opened, in bytes. A snapshot of 100,000 people has about 50 MB. */
const maxBytes = 300_000_000
/** Lines to write before other tasks may run. */
const linesPerStep = 200
const idLength = 16

const Text = v.nullable(v.string())
const PersonSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  email: Text,
  firstName: Text,
  lastName: Text,
  title: Text,
  roleId: Text,
  status: Text,
  createdDateTime: Text,
  lastActivityDateTime: Text,
})
const HeaderSchema = v.object({
  organization: Text,
  complete: v.boolean(),
  readAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  people: v.pipe(v.number(), v.integer(), v.minValue(0)),
  roles: v.array(v.object({ id: v.string(), name: v.string() })),
})

/** Returns what a snapshot keeps of a person. */
export function toSnapshotPerson(user: User): SnapshotPerson {
  const { id, email, firstName, lastName, title, roleId, status } = user
  const { createdDateTime, lastActivityDateTime } = user
  return { id, email, firstName, lastName, title, roleId, status, createdDateTime, lastActivityDateTime }
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

/** Reads and verifies a snapshot. */
export async function readSnapshot(
  file: Blob,
  fileName: string,
  giveWay: () => Promise<void>,
): Promise<{ is: 'read'; snapshot: Snapshot & { id: string } } | SnapshotFault> {
  if (file.size > maxBytes) return { is: 'tooLarge', bytes: file.size }
  const text = await file.text().catch(() => null)
  if (text === null) return { is: 'unreadable' }
  const content = await readSealedFile(text, { kind: snapshotKind, version }, giveWay)
  if (content.is !== 'intact') return content
  const header = v.safeParse(HeaderSchema, content.header)
  const list: SnapshotPerson[] = []
  const ids = new Set<string>()
  for (const [index, record] of content.records.entries()) {
    if (index % linesPerStep === 0) await giveWay()
    const person = v.safeParse(PersonSchema, record)
    if (!person.success || ids.has(person.output.id)) return { is: 'invalid' }
    ids.add(person.output.id)
    list.push(person.output)
  }
  if (!header.success || header.output.people !== list.length) return { is: 'invalid' }
  const { readAt, ...facts } = header.output
  const { seal } = content
  const time = readAt === null ? null : Date.parse(readAt)
  return {
    is: 'read',
    snapshot: { ...facts, id: seal.slice(0, idLength), seal, fileName, readAt: time, list },
  }
}
