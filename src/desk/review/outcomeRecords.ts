import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { factsOf } from '../../operations/facts.ts'
import type { PlanRow } from '../plan/types.ts'
import { outcomeMessage } from '../plan/words.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { RecordOf } from './records.ts'

const maxConcurrentReads = 4

/** Returns the record of what a plan did to a person. */
export function outcomeRecord(
  { userId, outcome }: Extract<PlanRow, { kind: 'person' }>,
  at: number,
): RecordOf<'outcome'> {
  const ended = 'at' in outcome ? outcome.at : null
  return {
    record: 'outcome',
    at,
    person: userId,
    state: outcome.state,
    ended,
    message: outcomeMessage(outcome),
  }
}

interface Dependencies {
  askInSession: AskInSession
  onRead: (api: Api, users: readonly User[]) => void
  /** Milliseconds since 1970. */
  now: () => number
}

/**
 * Reads people once more, and calls `onRecord` for each. A person who can't be read is recorded with the error. Throws
 * ApiError `unauthorized` if the session ends meanwhile: then nothing is known of the others.
 */
export async function readPeopleAgain(
  ids: readonly string[],
  { askInSession, onRead, now }: Dependencies,
  onRecord: (record: RecordOf<'readAgain'>) => void,
) {
  const queue = ids.values()
  const readQueue = async () => {
    for (const person of queue) {
      try {
        const user = await askInSession(async (api) => {
          const read = await getUser(api, person)
          onRead(api, [read])
          return read
        })
        onRecord({ record: 'readAgain', at: now(), person, facts: factsOf(user), error: null })
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error
        const kind = error.kind === 'notFound' ? null : error.kind
        onRecord({ record: 'readAgain', at: now(), person, facts: null, error: kind })
      }
    }
  }
  await Promise.all(Array.from({ length: maxConcurrentReads }, readQueue))
}
