import type { Role } from '../api/schema.ts'
import { fold } from '../text/fold.ts'
import { isUuid, roleName, shortId } from './person.ts'

/** Names of roles, by id. */
export type RoleTexts = ReadonlyMap<string, string>

/** The roles by the texts that can name them in a file. */
interface Named {
  exactly: Map<string, Role[]>
  /** By the folded text. */
  loosely: Map<string, Role[]>
}

/** Those of each list, which stays the same while thousands of lines are read. */
const namedByList = new WeakMap<readonly Role[], Named>()

/**
 * Returns the roles that a text in a file names: those with exactly this name, else those with this name in other letters,
 * such as upper case, or with this name on screen.
 */
export function rolesNamed(text: string, listed: readonly Role[]): readonly Role[] {
  let named = namedByList.get(listed)
  if (!named) namedByList.set(listed, (named = nameRoles(listed)))
  return named.exactly.get(text.trim()) ?? named.loosely.get(fold(text).trim()) ?? []
}

function nameRoles(listed: readonly Role[]): Named {
  const named: Named = { exactly: new Map(), loosely: new Map() }
  const add = (roles: Map<string, Role[]>, text: string, role: Role) => {
    const before = roles.get(text) ?? []
    if (!before.includes(role)) roles.set(text, [...before, role])
  }
  for (const role of listed) {
    add(named.exactly, asWritten(role.name).trim(), role)
    for (const text of [asWritten(role.name), roleName(role.id, listed)])
      add(named.loosely, fold(text).trim(), role)
  }
  return named
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
