import type { Api } from '../../api/http.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Activity, ActivityRequest } from './activity.ts'
import type { Journal, JournalState } from './journal.ts'

/** The journal, as pages call it. `activity` and `journalFile` throw ApiError if nobody is signed in. */
export interface JournalMethods {
  /** Returns the entries that match. */
  activity: (request: ActivityRequest) => Activity
  journal: () => JournalState
  /** Exports the whole journal and marks its entries as saved. */
  journalFile: () => Promise<string>
}

/** Creates these methods. `api` throws ApiError if nobody is signed in. */
export function createJournalMethods(journal: Journal, api: () => Api): JournalMethods {
  return {
    activity(request) {
      api()
      return journal.activity(request)
    },

    journal: journal.state,

    async journalFile() {
      api()
      // Loaded already if there is any entry.
      const { writeJournalFile } = await import('./journalFile.ts').catch(throwNotLoaded)
      api()
      return writeJournalFile(journal)
    },
  }
}
