import type { ApiError, ApiFailure } from '../api/error.ts'

/** What happened and what to do about it, in words for the person before the screen. */
export interface Explanation {
  what: string
  advice: string
}

/** Explains any error that a query or mutation can end with; what it does not know it says as it is. */
export function explain(error: Error): Explanation {
  if (!isApiError(error)) {
    if (isStale(error)) {
      return {
        what: 'A part of Roster could not be loaded: a new version was installed, or the connection is gone.',
        advice: 'Reload the page.',
      }
    }
    return error.name === 'DeskLost'
      ? { what: 'Roster’s background worker is not running.', advice: 'Reload the page.' }
      : { what: 'Something in Roster itself went wrong.', advice: `Reload the page. (${error.message})` }
  }
  return explainFailure(error)
}

/** Explains a failed call to the API. */
export function explainFailure({
  kind,
  status,
  retryAfter,
  fingerprint,
}: Pick<ApiFailure, 'kind' | 'status' | 'retryAfter' | 'fingerprint'>): Explanation {
  switch (kind) {
    case 'unauthorized':
      return { what: 'The organization token is not accepted any more.', advice: 'Sign in again.' }
    case 'forbidden':
      return {
        what: 'The organization token is not allowed to do this.',
        advice: 'Sign in with a token that has the permission, or ask whoever issues your tokens.',
      }
    case 'notFound':
      return {
        what: 'The API knows nothing at this place.',
        advice: 'It may have been removed. Go back to the list.',
      }
    case 'invalid':
      return {
        what: `The API refused the request${code(status)}.`,
        advice: 'Change what it names and try again.',
      }
    case 'conflict':
      return {
        what: `The API refused the request because it contradicts what is there${code(status)}.`,
        advice: 'Someone else may have been faster: look at the person as they are now.',
      }
    case 'rateLimited':
      return {
        what: 'The API asks to slow down.',
        advice: retryAfter === null ? 'Try again in a minute.' : `Try again in ${seconds(retryAfter)}.`,
      }
    case 'server':
      return {
        what: `The API’s server failed${code(status)}.`,
        advice:
          retryAfter === null
            ? `Try again. If it stays so, ${fingerprint === null ? 'ask the API’s support' : 'give the API’s support the error id'}.`
            : `Try again in ${seconds(retryAfter)}.`,
      }
    case 'network':
      return { what: 'The API could not be reached.', advice: 'Check your connection and try again.' }
    case 'timeout':
      return { what: 'The API did not answer within 30 seconds.', advice: 'Try again in a moment.' }
    case 'unreadable':
      return {
        what: 'What answered was not the API, or not in a form that Roster can read.',
        advice: 'Try again. If it stays so, tell whoever runs Roster here.',
      }
  }
}

/** Whether an error came from a call to the API. By name: only the desk imports values of the API module. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError'
}

/** Whether a script or style of this version of Roster is not there any more, in the words of any browser. */
export function isStale(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  )
}

const code = (status: number | null) => (status === null ? '' : ` (${status})`)

const seconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`)
