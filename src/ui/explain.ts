import type { ApiError, ApiFailure } from '../api/error.ts'
import { isOutdated, isScriptFault } from './scriptFault.ts'

/** What happened (`what`) and what to do about it (`advice`), in sentences for the user. */
export interface Explanation {
  what: string
  advice: string
}

/** Explains an error that a query or mutation ended with. */
export function explain(error: Error): Explanation {
  if (isApiError(error)) return explainFailure(error)
  if (isOutdated(error)) {
    return {
      what: 'Part of Roster could not be loaded, because a new version has replaced it.',
      advice: 'Reload the page.',
    }
  }
  if (isScriptFault(error)) {
    return {
      what: 'Part of Roster could not be loaded.',
      advice: 'Check your connection and try again. If this keeps happening, reload the page.',
    }
  }
  return error.name === 'DeskLost'
    ? { what: 'Roster has stopped working in the background.', advice: 'Reload the page.' }
    : { what: 'Something went wrong in Roster.', advice: `Reload the page. Details: ${error.message}` }
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
      return { what: 'The organization token is no longer accepted.', advice: 'Sign in again.' }
    case 'forbidden':
      return {
        what: 'The organization token does not have permission to do this.',
        advice: 'Ask whoever manages the token.',
      }
    case 'notFound':
      return {
        what: 'The API could not find this.',
        advice: 'It may have been deleted. Go back to the list.',
      }
    case 'invalid':
      return {
        what: `The API rejected the request${statusCode(status)}.`,
        advice: 'Check what you entered and try again.',
      }
    case 'conflict':
      return {
        what: `The API rejected the request because it conflicts with the current data${statusCode(status)}.`,
        advice: 'Someone else may have made a change. Check the current details.',
      }
    case 'rateLimited':
      return {
        what: 'The API is receiving too many requests.',
        advice: retryAfter === null ? 'Try again in a minute.' : retryIn(retryAfter),
      }
    case 'server':
      return {
        what: `The API failed with a server error${statusCode(status)}.`,
        advice: retryAfter === null ? serverAdvice(fingerprint !== null) : retryIn(retryAfter),
      }
    case 'network':
      return { what: 'The API could not be reached.', advice: 'Check your connection and try again.' }
    case 'timeout':
      return { what: 'The API did not respond within 30 seconds.', advice: 'Try again in a moment.' }
    case 'unreadable':
      return {
        what: 'The response could not be read: it may not come from the API.',
        advice: 'Try again. If this keeps happening, contact whoever runs Roster.',
      }
  }
}

/** Whether an error came from a call to the API. Checked by name, since only the desk imports values of `api/`. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError'
}

const statusCode = (status: number | null) => (status === null ? '' : ` (${status})`)

function retryIn(seconds: number): string {
  if (seconds === 1) return 'Try again in 1 second.'
  if (seconds < 120) return `Try again in ${seconds} seconds.`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `Try again in ${minutes} minutes.` : `Try again in ${Math.ceil(minutes / 60)} hours.`
}

const serverAdvice = (hasErrorId: boolean) =>
  hasErrorId
    ? 'Try again. If this keeps happening, send the error id to the API’s support.'
    : 'Try again. If this keeps happening, contact the API’s support.'
