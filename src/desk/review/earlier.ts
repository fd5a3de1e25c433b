import { readReview, type ReviewFileFault } from './file.ts'
import type { Review } from './model.ts'
import type { Earlier } from './types.ts'

/** What earlier files say about people, by id. */
export interface EarlierPeople {
  source: string
  byId: Map<string, Earlier>
  organization: string | null
}

/** Reads an earlier review from the text of its file. */
export async function readEarlier(
  text: string,
  giveWay: () => Promise<void>,
): Promise<EarlierPeople | ReviewFileFault> {
  const file = await readReview(text, giveWay)
  return file.is === 'review' ? earlierOf(file.review) : file
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
