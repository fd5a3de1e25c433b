import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { beginEntry } from '../journal/beginEntry.ts'
import { createJournal } from '../journal/journal.ts'
import { personEntry } from './personEntry.ts'

/** Number of entries after which V8 has optimized the hash. */
const count = 3

let isWarm = false

/**
 * Warms up the code of journal entries, once per worker and in a task of its own: writes a few about a person into a journal
 * that is then discarded. Browsers compile a function when it first runs, and optimize a loop once it has run for a while.
 * Otherwise the first operation spends 4 ms on that after the API has answered.
 */
export function warmUpEntries(user: User) {
  if (isWarm) return
  isWarm = true
  setTimeout(() => {
    const journal = createJournal({ changed: () => {} })
    const roles = () => []
    const parts = { journal, roles, now: () => 0, monotonic: () => 0 }
    const request: OperationRequest = { operation: 'terminate', userId: user.id, input: null }
    const operation = { request, kind: personEntry(request, roles), before: user, undoes: null }
    const sendNothing: Api = () => Promise.resolve(null)
    for (let n = 0; n < count; n++) {
      const { http, recordRead, end } = beginEntry(parts, sendNothing, operation)
      void http({ name: 'terminate', method: 'POST', path: '' })
      recordRead(user)
      end({ outcome: { known: 'answered' } })
    }
  })
}
