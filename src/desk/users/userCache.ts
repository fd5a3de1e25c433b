import type { User } from '../../api/schema.ts'

/** More than any screen shows. */
const maxUsers = 5000

/** Caches users as they were last read or changed. The least recently added are dropped first. */
export function createUserCache() {
  const cache = new Map<string, User>()
  return {
    add(users: readonly User[]) {
      for (const user of users) {
        // Deleted first, so that the user moves to the end of the insertion order.
        cache.delete(user.id)
        cache.set(user.id, user)
      }
      for (const id of cache.keys()) {
        if (cache.size <= maxUsers) break
        cache.delete(id)
      }
    },
    get: (id: string): User | null => cache.get(id) ?? null,
    forget: () => cache.clear(),
  }
}
