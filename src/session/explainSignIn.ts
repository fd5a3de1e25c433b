import { explain, type Explanation, isApiError } from '../ui/explain.ts'

/**
 * Explains why signing in failed: each cause with its own next step. `isHeld`: the token is not the admin's to give.
 */
export function explainSignIn(error: Error, isHeld: boolean): Explanation {
  if (!isApiError(error)) return explain(error)
  if (isHeld) {
    return {
      what: 'Signing in without a token did not work.',
      advice:
        'You may be signed out where Roster is served: reload the page. If it stays so, tell whoever runs Roster here.',
    }
  }
  switch (error.kind) {
    case 'unauthorized':
      return {
        what: 'The API does not accept this token.',
        advice:
          'Check that it was copied whole (it begins with tot_) and was not revoked, then paste it again.',
      }
    case 'forbidden':
      return {
        what: 'This token is valid but may not manage users.',
        advice: 'Ask whoever issues your tokens for one with the permission can_manage_users.',
      }
    case 'invalid':
      return error.status === null
        ? {
            what: 'This can’t be a token: it has spaces or characters that no token has.',
            advice: 'Copy only the token itself and paste it again.',
          }
        : explain(error)
    case 'notFound':
    case 'unreadable':
      return {
        what: 'Something answered, but it is not the TransactionLink API.',
        advice:
          'Whoever runs Roster here should check where it sends /api (API_URL). Your token may be fine.',
      }
    case 'network':
      return {
        what: 'The API could not be reached.',
        advice: 'Check your connection, then try again: the token need not be pasted anew.',
      }
    case 'server':
      return {
        what: `The API, or the way to it, failed (${error.status}).`,
        advice: 'Try again in a moment: the token need not be pasted anew.',
      }
    default:
      return explain(error)
  }
}
