import type { Role, User } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import { asWritten, rolesNamed } from '../../operations/roleText.ts'
import { fold } from '../../text/fold.ts'
import { roleAmbiguous, roleNotFound } from './words.ts'

/** Words for the two statuses that a list can set, in English, Polish and German; folded. */
const words = {
  ACTIVE: 'active enabled aktywny aktywna aktiv',
  TERMINATED:
    'terminated inactive disabled deactivated left leaver nieaktywny nieaktywna zwolniony zwolniona inaktiv deaktiviert gekundigt ausgeschieden',
}

const statusByWord = new Map(
  Object.entries(words).flatMap(([status, list]) =>
    list.split(' ').map((word) => [word, status as keyof typeof words]),
  ),
)

/** Returns the status that a cell sets; null if it names none that can be set. */
export function parseStatus(cell: string): keyof typeof words | null {
  return statusByWord.get(fold(cell).trim()) ?? null
}

/** Whether a cell names the user's current status, as in the API or in words. */
export function isCurrentStatus(cell: string, { status }: User): boolean {
  const folded = fold(cell).trim()
  return [status ?? '', statusWords(status)].some((name) => fold(asWritten(name)).trim() === folded)
}

/** Returns the role that a cell names, by id, by name or as on screen, or the problem with it as a sentence. */
export function parseRole(
  cell: string,
  user: Pick<User, 'roleId'>,
  listed: readonly Role[],
  known: ReadonlySet<string>,
): { roleId: string } | { problem: string } {
  const folded = fold(cell).trim()
  if (known.has(folded)) return { roleId: folded }
  const matches = rolesNamed(cell, listed)
  // If several roles have this name and the user has one of them, it stays.
  const role = matches.find(({ id }) => id === user.roleId) ?? matches[0]
  if (role === undefined) return { problem: roleNotFound(shorten(cell)) }
  if (matches.length > 1 && role.id !== user.roleId) {
    return { problem: roleAmbiguous(shorten(cell), matches.length) }
  }
  return { roleId: role.id }
}

/** Trims a cell and shortens it to 80 characters, for use in a sentence. */
export function shorten(cell: string): string {
  const text = cell.trim()
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
