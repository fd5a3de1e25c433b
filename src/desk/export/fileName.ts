import type { Role } from '../../api/schema.ts'
import { organizationIdOf } from '../../operations/organization.ts'
import { roleName, shortId, statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import { localTime } from '../../text/localTime.ts'
import { parseSearch } from '../directory/parseSearch.ts'
import type { Query } from '../directory/types.ts'

/** Maximum length of the part that describes the query, in characters. */
const maxSlugLength = 40

interface FileNameParts {
  query: Query
  roles: readonly Role[]
  isDemo: boolean
  complete: boolean
  /** Milliseconds since 1970. */
  at: number
  extension: string
}

/**
 * Returns the name of an exported file: organization, query and local time. `incomplete` comes last, where no part of
 * the query can be.
 */
export function fileName({ query, ...parts }: FileNameParts): string {
  return nameFile({ ...parts, about: describeQuery(query, parts.roles) })
}

/** Returns the name of a file about something: organization, what it is about in a few words, and local time. */
export function nameFile({
  about,
  roles,
  isDemo,
  complete,
  at,
  extension,
}: Omit<FileNameParts, 'query'> & { about: string }): string {
  const parts = [
    'roster',
    organizationPart(organizationIdOf(roles), isDemo),
    slug(about),
    localTime(new Date(at)),
    complete ? '' : 'incomplete',
  ]
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`
}

/** Names the organization within the name of a file; null if it is not known. */
export function organizationPart(organizationId: string | null, isDemo: boolean): string {
  if (isDemo) return 'demo'
  return organizationId === null ? 'organization' : shortId(organizationId)
}

/** Describes a query in a few words. */
function describeQuery(
  { text, status, role, created, activity, incomplete, extra }: Query,
  roles: readonly Role[],
) {
  const { from, to, olderThanDays, withinDays, never } = activity
  return [
    ...status.map((value) => orNot(value, statusWords)),
    ...role.map((value) => orNot(value, (id) => roleName(id, roles))),
    parseSearch(text).list === null ? text : 'list',
    created.from !== null || created.to !== null ? 'created' : '',
    from !== null || to !== null ? 'active' : '',
    withinDays === undefined ? '' : `active in ${withinDays} days`,
    olderThanDays === null ? '' : `inactive ${olderThanDays} days`,
    never ? 'never active' : '',
    incomplete ? 'profile gaps' : '',
    extra ? 'filtered' : '',
  ].join(' ')
}

/** Describes a value of a filter, which excludes the value if it has `-` in front. */
function orNot(value: string, describe: (value: string | null) => string): string {
  return value.startsWith('-') ? `not ${describe(value.slice(1) || null)}` : describe(value || null)
}

/** Reduces a text to letters, digits and hyphens. */
function slug(text: string): string {
  const full = fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return Array.from(full.replace(/^-/, '')).slice(0, maxSlugLength).join('').replace(/-$/, '')
}
