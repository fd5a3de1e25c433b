import { ApiError } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'

/** What the API has answered to a call of this session. */
export interface CallPermission {
  call: CallName
  /** `failed`: an answer that says nothing of what is allowed, where none has said it yet. */
  answer: 'allowed' | 'refused' | 'failed'
  /** The HTTP status; null for a success, and where there was no answer. */
  status: number | null
  /** The API's identifier of the refusal. */
  fingerprint: string | null
  /** When it was answered, in milliseconds since 1970. */
  at: number
}

/** What the token was allowed and refused so far, by the API's own answers and nothing else. */
export function createPermissions(now: () => number) {
  let permissions = new Map<CallName, CallPermission>()
  return {
    /** Takes in a success, or what a call failed with. */
    record(call: CallName, error: unknown = null) {
      const { kind, status = null, fingerprint = null } = error instanceof ApiError ? error : {}
      const answer = error === null ? 'allowed' : kind === 'forbidden' ? 'refused' : 'failed'
      // A failure takes nothing of what was said before.
      const said = permissions.get(call)?.answer ?? 'failed'
      if (answer === 'failed' && (said !== 'failed' || kind === undefined)) return
      permissions.set(call, { call, answer, status, fingerprint, at: now() })
    },

    /** In no order; calls that were not tried are not among them. */
    all: (): CallPermission[] => [...permissions.values()],

    forget() {
      permissions = new Map()
    },
  }
}
