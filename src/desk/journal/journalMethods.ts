import type { Api } from '../../api/http.ts'
import type { Activity, ActivityRequest, Journal, JournalState } from './journal.ts'

/** What a page may ask about the journal. `activity` and `journalFile` throw ApiError where nobody is signed in. */
export interface JournalMethods {
  /** The entries that match. */
  activity: (request: ActivityRequest) => Activity
  journal: () => JournalState
  /** The whole journal as a file; its entries count as saved from now on. */
  journalFile: () => string
  /** The admin was reminded that the journal is not saved; once is enough. */
  reminderShown: () => void
}

/** Answers what pages ask about the journal. `api` throws ApiError where nobody is signed in. */
export function createJournalMethods(journal: Journal, api: () => Api): JournalMethods {
  return {
    activity(request) {
      api()
      return journal.activity(request)
    },

    journal: journal.state,

    journalFile() {
      api()
      return journal.file()
    },

    reminderShown: journal.keep,
  }
}
