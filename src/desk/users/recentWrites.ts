import type { User } from '../../api/schema.ts'

/**
 * Remembers users (or invitations) changed in this session, so that an answer that was on its way during the change does
 * not bring the old state back to the screen.
 */
export function createRecentWrites<Item extends { id: string } = User>() {
  let clock = 0
  const writes = new Map<string, { user: Item; at: number }>()
  const since = (id: string, mark: number): Item | null => {
    const write = writes.get(id)
    return write && write.at > mark ? write.user : null
  }
  return {
    /** Call it before a request and pass the result to `newest` with the answer. */
    mark: () => clock,
    /** Remembers a user as they are after a change. */
    record(user: Item) {
      writes.set(user.id, { user, at: ++clock })
    },
    /** Returns the user as answered, or as changed since the request was sent. */
    newest<Row extends { id: string }>(user: Row, mark: number): Item | Row {
      // Reading everyone asks for each of them, mostly before anything was changed.
      if (writes.size === 0) return user
      return since(user.id, mark) ?? user
    },
    /** Returns the user as recorded since a mark; null if they were not. */
    since,
    forget: () => writes.clear(),
  }
}

/** The writes of a session that are remembered. */
export type RecentWrites<Item extends { id: string } = User> = ReturnType<typeof createRecentWrites<Item>>
