import { ApiError } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'

/** Whether the API allowed a call in this session. */
export interface CallPermission {
  call: CallName
  /** `failed`: the call failed for another reason, and none before it was allowed or refused. */
  answer: 'allowed' | 'refused' | 'failed'
  /** HTTP status; null for a success and if there was no answer. */
  status: number | null
  /** The API's identifier of the refusal. */
  fingerprint: string | null
  /** Time of the answer, in milliseconds since 1970. */
  at: number
}

/** Records what the token was allowed and refused so far, from the API's answers only. */
export function createPermissions(now: () => number) {
  let permissions = new Map<CallName, CallPermission>()
  return {
    /** Records a success (null) or the error of a call. */
    record(call: CallName, error: unknown = null) {
      const { kind, status = null, fingerprint = null } = error instanceof ApiError ? error : {}
      const answer = error === null ? 'allowed' : kind === 'forbidden' ? 'refused' : 'failed'
      // A failure does not replace a permission or refusal. An aborted call says nothing at all.
      const previous = permissions.get(call)?.answer ?? 'failed'
      if (answer === 'failed' && (previous !== 'failed' || kind === undefined)) return
      permissions.set(call, { call, answer, status, fingerprint, at: now() })
    },

    /** Unordered, without the calls that were not made. */
    all: (): CallPermission[] => [...permissions.values()],

    /** Replaces them all. */
    restore(carried: readonly CallPermission[]) {
      permissions = new Map(carried.map((permission) => [permission.call, permission]))
    },

    forget() {
      permissions = new Map()
    },
  }
}
