import type { Role, User } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'

/** Words for the two statuses that a person can be brought to, in English, Polish and German; folded. */
const words = {
  ACTIVE: 'active enabled aktywny aktywna aktiv',
  TERMINATED:
    'terminated inactive disabled deactivated left leaver nieaktywny nieaktywna zwolniony zwolniona inaktiv deaktiviert gekundigt ausgeschieden',
}

const statuses = new Map(
  Object.entries(words).flatMap(([status, list]) =>
    list.split(' ').map((word) => [word, status as keyof typeof words]),
  ),
)

/** The status that a cell asks for; null where it is none that a person can be brought to. */
export function statusOf(cell: string): keyof typeof words | null {
  return statuses.get(fold(cell).trim()) ?? null
}

/** Whether a cell says the status that someone has: as it is, or in words. */
export function saysStatus(cell: string, { status }: User): boolean {
  const said = fold(cell).trim()
  return [status ?? '', statusWords(status)].some((now) => fold(written(now)).trim() === said)
}

/** The role that a cell names, by id or by name; a sentence where it names none that can be given. */
export function roleOf(
  cell: string,
  user: User,
  listed: readonly Role[],
  known: ReadonlySet<string>,
): { roleId: string } | { problem: string } {
  const said = fold(cell).trim()
  if (known.has(said)) return { roleId: said }
  const exactly = listed.filter(({ name }) => written(name).trim() === cell.trim())
  const called =
    exactly.length > 0 ? exactly : listed.filter(({ name }) => fold(written(name)).trim() === said)
  // Of several roles of one name the person's own is no change.
  const role = called.find(({ id }) => id === user.roleId) ?? called[0]
  if (role === undefined) return { problem: `There is no role “${shortened(cell)}”.` }
  if (called.length > 1 && role.id !== user.roleId) {
    return { problem: `There are ${called.length} roles “${shortened(cell)}”: name it by its id.` }
  }
  return { roleId: role.id }
}

/** A text as it comes back out of a file: UTF-8 has nothing for half a character. */
export function written(text: string): string {
  return text.toWellFormed()
}

/** As much of a cell as a sentence bears. */
export function shortened(cell: string): string {
  const text = cell.trim()
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
