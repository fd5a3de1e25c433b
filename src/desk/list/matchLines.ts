import type { User } from '../../api/schema.ts'
import { isUuid } from '../../operations/person.ts'
import { addressKey } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import { nameForms } from '../../text/personName.ts'
import type { ListRow } from './layout.ts'
import type { LineKeys } from './lineKeys.ts'
import type { ListLine, MatchKind } from './types.ts'
import { severalPeople } from './words.ts'

/** The user a line refers to. */
export interface LineMatch extends Pick<
  ListLine,
  'kind' | 'by' | 'duplicateOf' | 'cleaned' | 'notUnderstood'
> {
  user: User | null
  /** All users an ambiguous line may refer to, also after one was chosen. */
  candidates: User[]
  /** Indexes of the columns that the line was matched by. */
  columns: readonly number[]
}

interface MatchOptions {
  /** Ids of the users chosen for lines without a match, by key. */
  chosen: Readonly<Record<string, string>>
  /** Whether everyone was added. If not, someone missing may have the same name, so that a name has to be chosen. */
  isComplete: boolean
  /** Finds a user by id. */
  find: (id: string) => User | null
}

/** The users a line may refer to. If not `isCertain`, even a single one has to be chosen. */
interface Found extends Pick<LineMatch, 'candidates' | 'cleaned' | 'columns'> {
  by: 'id' | 'email' | 'name'
  isCertain: boolean
}

/**
 * Creates a matcher of lines to users: by id (the user's own, or else the identity provider's), or else by email
 * address, or else by name. `lines` has the keys of each row. It is given all users in batches and keeps only those a line
 * may refer to.
 */
export function createLineMatcher(rows: readonly ListRow[], lines: readonly LineKeys[]) {
  const ids = lines.map(({ id }) => id)
  /** The users found, by each key that occurs in the list. */
  const found = {
    id: indexKeys(ids),
    idpId: indexKeys(ids),
    email: indexKeys(lines.flatMap(({ emails }) => emails)),
    name: indexKeys(lines.map(({ name }) => name)),
  }
  // Many users share a first or a last name.
  const knownForms = new Map<string, string[]>()
  const formsOf = (part: string | null) => {
    const forms = knownForms.get(part ?? '') ?? nameForms(part ?? '')
    knownForms.set(part ?? '', forms)
    return forms
  }

  return {
    /** Adds a batch of users. Each user must be added once. */
    add(users: readonly User[]) {
      for (const user of users) {
        found.id.get(user.id)?.push(user)
        if (user.idpId !== null) found.idpId.get(fold(user.idpId).trim())?.push(user)
        if (user.email !== null) found.email.get(addressKey(user.email))?.push(user)
        if (found.name.size === 0) continue
        const names = new Set<string>()
        for (const first of formsOf(user.firstName)) {
          for (const last of formsOf(user.lastName)) {
            names.add(`${first} ${last}`.trim()).add(`${last} ${first}`.trim())
          }
        }
        for (const name of names) found.name.get(name)?.push(user)
      }
    },

    /** Matches each line, after all users were added. */
    match({ chosen, isComplete, find }: MatchOptions): LineMatch[] {
      const lineByUser = new Map<string, number>()
      return rows.map(({ key, line }, index): LineMatch => {
        const keys = lines[index]
        const { by, candidates, isCertain, ...how } = keys ? findUsers(found, keys) : nothing
        const isMatch = candidates.length === 1 && isCertain && (isComplete || by !== 'name')
        const chosenId = chosen[key]
        // Someone the line only resembles can be chosen too.
        const choice = chosenId === undefined ? null : find(chosenId)
        const user = isMatch ? (candidates[0] ?? null) : choice
        const shared = {
          ...how,
          by: isMatch ? by : user && ('choice' as const),
          candidates: isMatch ? [] : candidatesWith(candidates, choice),
          notUnderstood: user || candidates.length > 0 ? null : (keys?.notUnderstood ?? null),
        }
        if (user === null) {
          const kind: MatchKind = candidates.length > 0 ? 'ambiguous' : 'notFound'
          return { ...shared, kind, user, duplicateOf: null }
        }
        const duplicateOf = lineByUser.get(user.id) ?? null
        if (duplicateOf === null) lineByUser.set(user.id, line)
        return { ...shared, kind: duplicateOf === null ? 'matched' : 'duplicate', user, duplicateOf }
      })
    },
  }
}

function candidatesWith(candidates: User[], choice: User | null): User[] {
  return choice && !candidates.some(({ id }) => id === choice.id) ? [choice, ...candidates] : candidates
}

type Index = Map<string, User[]>

const nothing: Found = { by: 'name', candidates: [], isCertain: false, cleaned: null, columns: [] }

/** Finds the users a line may refer to. */
function findUsers(found: Record<'id' | 'idpId' | 'email' | 'name', Index>, keys: LineKeys): Found {
  const { id, emails, name, columns, notUnderstood } = keys
  const ownIds = found.id.get(id) ?? []
  const byId = ownIds.length > 0 ? ownIds : (found.idpId.get(id) ?? [])
  const rank = emails.findIndex((email) => (found.email.get(email)?.length ?? 0) > 0)
  const byEmail = found.email.get(emails[rank] ?? '') ?? []
  const cleaned = rank > 0 && rank === emails.length - 1 ? keys.address : null
  if (byId.length > 0) {
    // If nobody has both the id and the address, the line contradicts itself.
    const isCertain = byEmail.length === 0 || byEmail.some((user) => byId.includes(user))
    const candidates = isCertain ? byId : [...byId, ...byEmail]
    return { by: 'id', candidates, isCertain, cleaned: null, columns: columns.id }
  }
  if (notUnderstood !== null && byEmail.length === 0) return nothing
  if (byEmail.length > 0) {
    const isCertain = notUnderstood !== severalPeople
    return { by: 'email', candidates: byEmail, isCertain, cleaned, columns: columns.email }
  }
  // The line has an id or an address that nobody has, so a user with the same name may be someone else.
  const isCertain = !isUuid(id) && emails.length === 0
  const candidates = found.name.get(name) ?? []
  return { by: 'name', candidates, isCertain, cleaned: null, columns: columns.name }
}

/** Creates an index with an empty entry for each key. */
function indexKeys(keys: readonly string[]): Index {
  return new Map(keys.filter((key) => key !== '').map((key) => [key, []]))
}
