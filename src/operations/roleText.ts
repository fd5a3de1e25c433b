import type { Role } from '../api/schema.ts'
import { fold } from '../text/fold.ts'
import { isUuid, roleName, shortId } from './person.ts'

/** Names of roles, by id. */
export type RoleTexts = ReadonlyMap<string, string>

/**
 * Returns the roles that a text in a file names: those with exactly this name, else those with this name in other letters,
 * such as upper case, or with this name on screen.
 */
export function rolesNamed(text: string, listed: readonly Role[]): Role[] {
  const exact = listed.filter(({ name }) => asWritten(name).trim() === text.trim())
  if (exact.length > 0) return exact
  const folded = fold(text).trim()
  return listed.filter(({ id, name }) =>
    [asWritten(name), roleName(id, listed)].some((form) => fold(form).trim() === folded),
  )
}

/**
 * Returns what each role is called in a file, so that a reader and a reconciled list know which one is meant: its name, with a
 * short id where another role looks the same, and the full id where that is not enough.
 */
export function roleTexts(listed: readonly Role[]): RoleTexts {
  return new Map(listed.map((role) => [role.id, roleText(role, listed)]))
}

function roleText(role: Role, listed: readonly Role[]): string {
  const { id, name } = role
  const onScreen = roleName(id, listed)
  if (onScreen === shortId(id)) return id
  const namesIt = (text: string) => {
    const named = rolesNamed(text, listed)
    // A text that is an id names the role with this id.
    return (
      text.trim() !== '' &&
      !isUuid(fold(text).trim()) &&
      named.length > 0 &&
      named.every((it) => it.id === id)
    )
  }
  const looksLikeAnother = onScreen !== roleName(id, [role])
  return (looksLikeAnother ? [onScreen] : [name, onScreen]).find(namesIt) ?? id
}

/** Returns a text as it is after being written to a file: UTF-8 can't hold lone surrogates. */
export function asWritten(text: string): string {
  return text.toWellFormed()
}
