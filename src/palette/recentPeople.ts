import type { User } from '../api/schema.ts'

const maxRecent = 5
/** In memory only, newest first. */
let recent: User[] = []

/** Returns the people whose pages were opened last, newest first. */
export function recentPeople(): readonly User[] {
  return recent
}

/** Records that a person was opened, or how they read now. */
export function recordOpened(user: User) {
  recent = [user, ...recent.filter(({ id }) => id !== user.id)].slice(0, maxRecent)
}

/** Clears the list, when the session ends. */
export function forgetOpened() {
  recent = []
}
