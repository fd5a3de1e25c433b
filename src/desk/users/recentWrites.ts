import type { User } from '../../api/schema.ts'

/**
 * People changed in this session, so that an answer of the API that was on its way while someone was changed does not
 * bring the state before back to the screen.
 */
export function createRecentWrites() {
  let clock = 0
  const changed = new Map<string, { user: User; at: number }>()
  return {
    /** To be called before a request; the mark goes to `newest` with its answer. */
    mark: () => clock,
    /** Remembers a person as they are after a change. */
    record(user: User) {
      changed.set(user.id, { user, at: ++clock })
    },
    /** The person as answered, or as changed since the request was made. */
    newest(user: User, mark: number): User {
      const change = changed.get(user.id)
      return change && change.at > mark ? change.user : user
    },
    forget: () => changed.clear(),
  }
}
