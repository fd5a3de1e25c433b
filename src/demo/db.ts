import { Refusal } from './answers.ts'
import { faults } from './faults.ts'
import { type FaultRule, type OrganizationOptions, plainOptions } from './options.ts'
import { roles } from './roles.ts'
import { flattened, statusOf, withFields, withStatus } from './userRow.ts'
import type { CallName } from '../api/http.ts'
import type { ErrorMessage, Row } from './wire.ts'

/** What the profile's fields may hold. */
export type ProfileInput = Record<'firstName' | 'lastName' | 'title', string | null>

const longest: ProfileLengths = { firstName: 100, lastName: 100, title: 200 }
type ProfileLengths = Record<keyof ProfileInput, number>

/** One organization, in memory: its users in the API's order, and what can be done to them. Methods throw Refusal. */
export function createOrganization({
  users,
  ...given
}: { users: readonly Row[] } & Partial<OrganizationOptions>) {
  let options = { ...plainOptions, ...given }
  let rules: FaultRule[] = []
  const rows = [...users]
  const places = new Map<string, number>()

  const setRules = (to: FaultRule[]) => {
    // Copies, since they are counted down.
    rules = to.map((rule) => ({ ...rule }))
  }
  const setPlaces = () => {
    places.clear()
    for (const [place, { id }] of rows.entries())
      if (typeof id === 'string') places.set(id.toLowerCase(), place)
  }
  setRules(options.faults)
  setPlaces()

  const placeOf = (id: string): number => {
    const place = places.get(id.toLowerCase())
    if (place === undefined)
      throw new Refusal(404, { code: 'user_not_found', message: 'There is no such user.' })
    return place
  }

  /** The row as it is kept. */
  const kept = (id: string): Row => rows[placeOf(id)] ?? {}

  const wire = (row: Row): Row => (options.statusIn === 'user' ? flattened(row) : row)

  const put = (id: string, row: Row): Row => {
    rows[placeOf(id)] = row
    return wire(row)
  }

  const checkRole = (roleId: string) => {
    const same = (id: unknown) => typeof id === 'string' && id.toLowerCase() === roleId.toLowerCase()
    if (roles.some(({ id }) => same(id)) || rows.some((row) => same(row.roleId))) return
    throw new Refusal(400, { code: 'role_not_found', message: 'The organization has no such role.' })
  }

  return {
    options: () => options,

    /** Changes how the server behaves. */
    change(changes: Partial<OrganizationOptions>) {
      options = { ...options, ...changes }
      if (changes.faults) setRules(changes.faults)
    },

    addFault(rule: FaultRule) {
      rules.push({ ...rule })
    },

    /** What is to go wrong with this call; counts it down. */
    nextFault(call: CallName, userId: string | null): (typeof faults)[keyof typeof faults] | null {
      const rule = rules.find(
        (it) =>
          it.call === call &&
          (it.userId === undefined || it.userId.toLowerCase() === userId?.toLowerCase()) &&
          (it.times ?? 1) > 0,
      )
      if (!rule) return null
      if (rule.times !== undefined) rule.times--
      return faults[rule.fault]
    },

    /** Everyone, in the API's order. */
    users: (): Row[] => rows.map(wire),

    /** One page, which counts from 0. */
    page(page: number, asked: number): Row {
      const { maxSize, refuseLargeSize, saysSize, saysTotal } = options
      if (asked > maxSize && refuseLargeSize) {
        throw new Refusal(400, { code: 'invalid_size', message: `size must not be larger than ${maxSize}.` })
      }
      const size = Math.min(asked, maxSize)
      return {
        content: rows.slice(page * size, (page + 1) * size).map(wire),
        ...(saysTotal ? { totalElements: rows.length, totalPages: Math.ceil(rows.length / size) } : {}),
        ...(saysSize ? { size, number: page } : {}),
      }
    },

    user: (id: string): Row => wire(kept(id)),

    updateProfile(id: string, input: ProfileInput): Row {
      const user = kept(id)
      const errors: ErrorMessage[] = (['firstName', 'lastName', 'title'] as const)
        .filter((field) => (input[field]?.length ?? 0) > longest[field])
        .map((field) => ({
          code: 'too_long',
          message: `${field} must not be longer than ${longest[field]} characters.`,
        }))
      if (errors.length > 0) throw new Refusal(400, ...errors)
      return put(id, withFields(user, { profile: input }))
    },

    changeRole(id: string, roleId: string): Row {
      const user = kept(id)
      checkRole(roleId)
      return put(id, { ...user, roleId })
    },

    terminate(id: string): Row {
      const user = kept(id)
      if (statusOf(user) === 'TERMINATED') {
        throw new Refusal(400, {
          code: 'user_already_terminated',
          message: 'The user is terminated already.',
        })
      }
      return put(id, withStatus(user, 'TERMINATED'))
    },

    reinstate(id: string, roleId: string): Row {
      const user = kept(id)
      if ((statusOf(user) ?? 'TERMINATED') !== 'TERMINATED') {
        throw new Refusal(400, { code: 'user_not_terminated', message: 'The user is not terminated.' })
      }
      checkRole(roleId)
      return put(id, { ...withStatus(user, 'ACTIVE'), roleId })
    },

    resetMfa(id: string) {
      placeOf(id)
    },

    roles(): Row[] {
      if (options.roles === 'listed') return roles
      throw new Refusal(404, { code: 'not_found', message: 'There is nothing here.' })
    },

    /** Changes a user as if someone else had; also in ways that the API would not allow. */
    edit: (id: string, changes: Row): Row => put(id, withFields(kept(id), changes)),

    /** Adds a user, as if they had come; at the end, or before the one at a place from 0. */
    insert(row: Row, place = rows.length) {
      rows.splice(place, 0, row)
      setPlaces()
    },

    /** Takes a user away, as if they had never been. */
    remove(id: string) {
      rows.splice(placeOf(id), 1)
      setPlaces()
    },
  }
}

export type Organization = ReturnType<typeof createOrganization>
