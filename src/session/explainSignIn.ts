import type { ApiError } from '../api/error.ts'
import { explain, type Explanation, isApiError } from '../ui/explain.ts'

const noNeedToPaste = 'You don’t need to paste the token again.'

/** Explains why signing in failed. `isProxyToken`: the server provides the token, so the admin cannot correct it. */
export function explainSignIn(error: Error, isProxyToken: boolean): Explanation {
  if (!isApiError(error)) return explain(error)
  if (isProxyToken) return explainProxySignIn(error)
  switch (error.kind) {
    case 'unauthorized':
      return {
        what: 'The API does not accept this token.',
        advice: 'Check that you copied the whole token (it starts with tot_) and that it is not revoked.',
      }
    case 'forbidden':
      return {
        what: 'This token is valid but cannot manage users.',
        advice: 'Ask for a token with the permission can_manage_users.',
      }
    case 'invalid':
      return error.status === null
        ? {
            what: 'This is not a token: it contains spaces or other invalid characters.',
            advice: 'Copy only the token and paste it again.',
          }
        : explain(error)
    case 'notFound':
    case 'unreadable':
      return {
        what: 'The server that answered is not the TransactionLink API.',
        advice: 'Ask whoever runs Roster to check where /api is forwarded. Your token may be fine.',
      }
    case 'network':
      return {
        what: 'The API could not be reached.',
        advice: `Check your connection, then try again. ${noNeedToPaste}`,
      }
    case 'server':
      return {
        what: `The API, or a proxy in front of it, failed (${error.status}).`,
        advice: `Try again in a moment. ${noNeedToPaste}`,
      }
    default:
      return explain(error)
  }
}

/** The admin can't correct the server's token. A sign-on in front of the server answers with 401, HTML or a redirect. */
function explainProxySignIn(error: ApiError): Explanation {
  if (error.kind === 'server') {
    return {
      what: `The API, or the server in front of it, failed (${error.status}).`,
      advice: 'Try again in a moment. If it still fails, contact whoever runs Roster.',
    }
  }
  if (error.kind === 'timeout' || error.kind === 'rateLimited') return explain(error)
  return {
    what: 'Signing in with the server’s token failed.',
    advice:
      'Your sign-in to this server may have expired. Reload the page. If it still fails, contact whoever runs Roster.',
  }
}
