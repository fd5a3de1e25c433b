import * as v from 'valibot'
import { RolesSchema } from '../src/api/schema.ts'
import type { Ask } from './ask.ts'
import { count, type Notify, reportFailure } from './finding.ts'
import { shapeOf } from './kind.ts'

const shape = 'id: uuid, name: string, organizationId: uuid'
const names = new Set(['owner', 'admin', 'member'])

/** Checks whether roles are listed, and whether the list has everyone's role; `held` counts people by role. */
export async function probeRoles(ask: Ask, held: ReadonlyMap<string, number>, notify: Notify) {
  const answer = await ask.get('/organizations/roles')
  const point = 'list of roles'
  if (answer.status !== 200) return reportFailure(notify, point, answer)
  if (!Array.isArray(answer.json)) return notify('differs', point, `not a list: ${shapeOf(answer.json)}`)
  const roles = v.parse(RolesSchema, answer.json)
  const unread = answer.json.length - roles.length
  if (unread === 0) notify('agrees', point, `${roles.length} roles`)
  else notify('differs', point, `${roles.length} roles, and ${unread} entries that Roster can’t read`)

  const shapes = [...new Set(answer.json.map(shapeOf))]
  notify(shapes.every((it) => it === shape) ? 'agrees' : 'differs', 'fields of a role', shapes.join('; or '))

  const named = new Map<string, number>()
  for (const { name } of roles) count(named, shown(name))
  const expected = [...named.keys()].every((name) => names.has(name))
  notify(expected ? 'agrees' : 'differs', 'names of roles', [...named.keys()].toSorted().join(', '))

  const ids = new Set(roles.map(({ id }) => id))
  const elsewhere = new Map([...held].filter(([id]) => !ids.has(id)))
  const people = [...elsewhere.values()].reduce((sum, n) => sum + n, 0)
  if (people === 0) notify('agrees', 'everyone’s role is listed', 'yes')
  else
    notify('differs', 'everyone’s role is listed', `no: people ${people}, unlisted roles ${elsewhere.size}`)
}

/** Returns a role's name if it is one word, as in the contract; else only that there is one. */
function shown(name: string): string {
  return /^[A-Za-z][A-Za-z_-]{1,29}$/.test(name) ? name : '(other text)'
}
