import type { User } from '../../api/schema.ts'

/** So many people are remembered: more than are on any screen. */
const most = 5000

/** People as they were last read or changed, whoever asked for it: what a page shows of them, or newer. */
export function createUserCache() {
  const known = new Map<string, User>()
  return {
    add(users: readonly User[]) {
      for (const user of users) {
        // In the order in which they were seen last.
        known.delete(user.id)
        known.set(user.id, user)
      }
      for (const id of known.keys()) {
        if (known.size <= most) break
        known.delete(id)
      }
    },
    get: (id: string): User | null => known.get(id) ?? null,
    forget: () => known.clear(),
  }
}
