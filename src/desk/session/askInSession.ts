import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'

/** Calls the API within the current session. */
export type AskInSession = <T>(ask: (api: Api) => Promise<T>) => Promise<T>

interface Dependencies {
  /** The API of the session. Throws ApiError if there is none. */
  api: () => Api
  isCurrent: (api: Api) => boolean
}

/**
 * Every read for a page goes through this function: an answer that arrives after the end of its session is discarded,
 * with the ApiError `unauthorized` that the API itself would give.
 */
export function createAskInSession({ api, isCurrent }: Dependencies): AskInSession {
  return async (ask) => {
    const current = api()
    const answer = await ask(current)
    if (!isCurrent(current)) throw new ApiError({ kind: 'unauthorized' })
    return answer
  }
}
