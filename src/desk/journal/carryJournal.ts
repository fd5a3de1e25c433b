import type { SubjectRequest } from '../../operations/invitation.ts'
import { chainStart, linkRecord } from '../../text/chain.ts'
import type { Journal, JournalRecord } from './journal.ts'

/** The journal as it is carried over a reload. */
export interface CarriedJournal {
  records: JournalRecord[]
  /** Number of entries that a file has. */
  savedCount: number
}

/** What an entry says whose answer nobody waited for. */
const interrupted = 'The page was reloaded before the API responded.'

/**
 * Copies the journal for a desk that takes over. An operation that was sent and not answered yet becomes an entry whose outcome
 * is unknown. `sent` has the requests of these.
 */
export function carryJournal(
  journal: Pick<Journal, 'carry'>,
): CarriedJournal & { sent: Set<SubjectRequest> } {
  const { records, open, savedCount } = journal.carry()
  const all = [...records]
  const sent = new Set<SubjectRequest>()
  for (const { request, calls, recordAfter } of open) {
    if (calls.length === 0) continue
    sent.add(request)
    all.push(recordAfter(all, interrupted))
  }
  return { records: all, savedCount, sent }
}

/** Makes what `restore` of the journal needs. Throws TypeError if the entries are not those that were carried. */
export function checkJournal({ records, savedCount }: CarriedJournal) {
  let previous = chainStart
  for (const [index, { entry }] of records.entries()) {
    const { previous: linkedTo, hash, ...content } = entry
    const isNext = linkedTo === previous && entry.n === index + 1
    if (!isNext || linkRecord(content, previous).hash !== hash)
      throw new TypeError('A carried journal is not whole.')
    previous = hash
  }
  if (!(savedCount >= 0 && savedCount <= records.length)) throw new TypeError('More is saved than there is.')
  return { records, savedCount, undone: findUndone(records) }
}

/** Finds the entries that were undone. An undo that was undone itself makes its entry stand again. */
function findUndone(records: readonly JournalRecord[]): Set<number> {
  const undone = new Set<number>()
  for (const { entry } of records) {
    const { undoes, outcome } = entry
    if (undoes === null || outcome !== 'done') continue
    undone.add(undoes)
    const before = records[undoes - 1]?.entry.undoes ?? null
    if (before !== null) undone.delete(before)
  }
  return undone
}
