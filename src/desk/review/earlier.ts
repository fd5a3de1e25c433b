import * as v from 'valibot'
import { readSealedFile } from '../../text/sealedFile.ts'
import { readReview, type ReviewFileFault } from './file.ts'
import type { Review } from './review.ts'
import { FactsSchema } from './schemaParts.ts'
import type { Earlier } from './types.ts'

/** What earlier files say about people, by id. */
export interface EarlierPeople {
  source: string
  byId: Map<string, Earlier>
  organization: string | null
}

/** Reads an earlier review or a snapshot from the text of its file. */
export async function readEarlier(
  text: string,
  giveWay: () => Promise<void>,
): Promise<EarlierPeople | ReviewFileFault> {
  const file = await readReview(text, giveWay)
  if (file.is === 'review') return earlierOf(file.review)
  return file.is === 'other' ? readSnapshot(text, giveWay) : file
}

/** Reads the people of a snapshot: its records are facts. */
async function readSnapshot(
  text: string,
  giveWay: () => Promise<void>,
): Promise<EarlierPeople | ReviewFileFault> {
  const file = await readSealedFile(text, { kind: 'roster snapshot', version: 1 }, giveWay)
  if (file.is !== 'intact') return file
  const { readAt, organization } = file.header
  const at = typeof readAt === 'string' ? Date.parse(readAt) : Number.NaN
  if (Number.isNaN(at)) return { is: 'unreadable', line: 1 }
  const source = `Snapshot of ${new Date(at).toISOString().slice(0, 10)}`
  const byId = new Map<string, Earlier>()
  for (const [index, record] of file.records.entries()) {
    if (index % 500 === 499) await giveWay()
    const facts = v.safeParse(FactsSchema, record)
    if (!facts.success) return { is: 'unreadable', line: index + 2 }
    const { id } = facts.output
    byId.set(id, { source, at, facts: facts.output, decision: null, roleId: null, note: '' })
  }
  return { source, byId, organization: typeof organization === 'string' ? organization : null }
}

/** Returns what a review says about its people, for the next one. */
export function earlierOf({ header, people }: Review): EarlierPeople {
  const source = header.name
  const byId = new Map<string, Earlier>()
  for (const { facts, made, note, isGone, readAgain } of people) {
    byId.set(facts.id, {
      source,
      at: readAgain?.at ?? made?.at ?? header.population.readAt,
      facts: isGone ? null : (readAgain?.facts ?? facts),
      decision: made?.decision ?? null,
      roleId: made?.roleId ?? null,
      note,
    })
  }
  return { source, byId, organization: header.organization }
}

/** Returns when the last of the people was read or decided about, in milliseconds since 1970; 0 without people. */
export function lastTimeOf({ byId }: EarlierPeople): number {
  let last = 0
  for (const { at } of byId.values()) last = Math.max(last, at)
  return last
}
