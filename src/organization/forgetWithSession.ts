const forgetters: (() => void)[] = []

/**
 * Registers something that this tab keeps in memory, to be forgotten when Roster is locked or someone signs out. A token that
 * expires keeps it: the same admin goes on after signing in again.
 */
export function forgetWithSession(forget: () => void) {
  forgetters.push(forget)
}

/** Forgets all of it. For the session sync alone. */
export function forgetAll() {
  for (const forget of forgetters) forget()
}
