import type { Role } from '../../api/schema.ts'
import { roleName, shortId, statusWords } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import { parseSearch } from '../directory/parseSearch.ts'
import type { Query } from '../directory/types.ts'

/** The part that says who was asked for is cut at so many characters. */
const longest = 40

interface Named {
  query: Query
  roles: readonly Role[]
  isDemo: boolean
  complete: boolean
  /** Milliseconds since 1970. */
  at: number
  extension: string
}

/**
 * What a file of people is called: whose they are, which, and when, by the clock on the wall. That it is incomplete
 * stands at the end, where nothing that was searched for can stand.
 */
export function fileName({ query, roles, isDemo, complete, at, extension }: Named): string {
  const organizationId = roles.find((role) => role.organizationId !== null)?.organizationId ?? null
  const organization = organizationId === null ? 'organization' : shortId(organizationId)
  const parts = [
    'roster',
    isDemo ? 'demo' : organization,
    slug(words(query, roles)),
    stamp(new Date(at)),
    complete ? '' : 'incomplete',
  ]
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`
}

/** A question in a few words. */
function words({ text, status, role, created, activity, incomplete }: Query, roles: readonly Role[]) {
  const { from, to, olderThanDays, never } = activity
  return [
    ...status.map((value) => statusWords(value || null)),
    ...role.map((id) => roleName(id || null, roles)),
    parseSearch(text).list === null ? text : 'list',
    created.from !== null || created.to !== null ? 'created' : '',
    from !== null || to !== null ? 'active' : '',
    olderThanDays === null ? '' : `inactive ${olderThanDays} days`,
    never ? 'never active' : '',
    incomplete ? 'profile gaps' : '',
  ].join(' ')
}

/** A text of letters, digits and hyphens alone. */
function slug(text: string): string {
  const whole = fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return Array.from(whole.replace(/^-/, '')).slice(0, longest).join('').replace(/-$/, '')
}

function stamp(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}`
}
