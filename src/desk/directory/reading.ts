import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { largestSize } from './pageQueue.ts'
import { type Reader, readPass, type Round } from './pass.ts'

/** So many people at most are asked for one by one. */
const mostAlone = 200

/** What a reading came to: the last round, and what was settled after it. */
interface Reading extends Round {
  read: number
  /** How many fewer than the API counts, in the end. */
  missing: number
}

/**
 * Reads everyone into the columns. Where something moved meanwhile, everyone is read once more; if it moved again,
 * those whom only the first round had are asked for one by one. Whoever is gone is taken out, unless pages failed on
 * which they may be. `next` gives the numbers of rounds. Throws as `readPages` does.
 */
export async function readEveryone(reader: Reader, next: () => number): Promise<Reading> {
  const begun = reader.recentWrites.mark()
  let round = await readPass(reader, next(), largestSize)
  if (!isSteady(round)) round = await readPass(reader, next(), round.size)
  const there = round.failedPages.length > 0 ? 0 : await settle(reader, round, begun)
  const { found, unreadable, absent } = round
  return { ...round, read: found + unreadable + there, missing: Math.max(0, absent - there) }
}

/** Whether the round found everyone, as far as can be told. */
function isSteady({ moved, absent }: Round): boolean {
  return !moved && absent === 0
}

/** Takes out who is gone, of those whom the round did not list. Gives how many of them are there all the same. */
async function settle(reader: Reader, round: Round, begun: number): Promise<number> {
  const { columns, recentWrites } = reader
  let there = 0
  let asked = 0
  for (const row of columns.notSeenSince(round.number)) {
    const user = columns.get(row)
    if (recentWrites.newest(user, begun) !== user) there++
    else if (isSteady(round)) columns.remove(row)
    else if (asked++ < mostAlone) {
      const now = await lookUp(reader, user)
      if (now) columns.put(now)
      else columns.remove(row)
      if (now && now !== user) there++
    }
  }
  return there
}

/** A person as the API has them, null where it has not; the same as given where it does not tell. */
async function lookUp({ api, recentWrites, ready, signal }: Reader, user: User): Promise<User | null> {
  await ready()
  const mark = recentWrites.mark()
  try {
    return recentWrites.newest(await getUser(api(), user.id, signal), mark)
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
    return error.kind === 'notFound' ? null : user
  } finally {
    signal.throwIfAborted()
  }
}
