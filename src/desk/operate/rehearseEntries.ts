import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { beginEntry } from '../journal/beginEntry.ts'
import { createJournal } from '../journal/journal.ts'
import { personEntry } from './personEntry.ts'

/** After how many entries V8 has optimized the hash. */
const count = 3

let isRehearsed = false

/**
 * Writes a few entries about a person into a journal that nobody keeps, once per worker and in a task of its own. Browsers
 * compile a function when it first runs, and a loop once it has run for a while. The first operation would spend 4 ms on that
 * after the API has answered.
 */
export function rehearseEntries(user: User) {
  if (isRehearsed) return
  isRehearsed = true
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
