import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'

/** Asks the API within the current session. */
export type AskInSession = <T>(ask: (api: Api) => Promise<T>) => Promise<T>

interface Dependencies {
  /** The API of the session. Throws ApiError where there is none. */
  api: () => Api
  isCurrent: (api: Api) => boolean
}

/**
 * Makes the function by which everything that reads for a page asks: an answer that arrives after its session has ended
 * is refused with ApiError `unauthorized`, as the API would refuse it.
 */
export function createAskInSession({ api, isCurrent }: Dependencies): AskInSession {
  return async (ask) => {
    const asked = api()
    const answer = await ask(asked)
    if (!isCurrent(asked)) throw new ApiError({ kind: 'unauthorized' })
    return answer
  }
}
