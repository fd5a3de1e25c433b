import type { User } from '../../api/schema.ts'

/**
 * Remembers users changed in this session, so that an answer that was on its way during the change does not bring the
 * old state back to the screen.
 */
export function createRecentWrites() {
  let clock = 0
  const writes = new Map<string, { user: User; at: number }>()
  const since = (id: string, mark: number): User | null => {
    const write = writes.get(id)
    return write && write.at > mark ? write.user : null
  }
  return {
    /** Call it before a request and pass the result to `newest` with the answer. */
    mark: () => clock,
    /** Remembers a user as they are after a change. */
    record(user: User) {
      writes.set(user.id, { user, at: ++clock })
    },
    /** Returns the user as answered, or as changed since the request was sent. */
    newest(user: User, mark: number): User {
      // Reading everyone asks for each of them, mostly before anything was changed.
      if (writes.size === 0) return user
      return since(user.id, mark) ?? user
    },
    /** Returns the user as recorded since a mark; null if they were not. */
    since,
    forget: () => writes.clear(),
  }
}
