import * as v from 'valibot'
import { UserSchema } from '../src/api/schema.ts'
import type { Ask } from './ask.ts'
import { type Notify, reportFailure } from './finding.ts'
import { fieldName, objectOf, shapeOf } from './kind.ts'
import { idOf, type Page } from './page.ts'

/** Reads the first person alone, to check that the fields are those of the list. */
export async function probePerson(ask: Ask, first: Page, notify: Notify) {
  const row = first.rows?.find((it) => v.is(UserSchema, it))
  const point = 'a single person'
  const id = idOf(row)
  if (id === null) return notify('unknown', point, 'no row of the first page has a readable id')
  const answer = await ask.get(`/organizations/users/${id}`)
  if (answer.status !== 200) return reportFailure(notify, point, answer)
  if (!v.is(UserSchema, answer.json) || idOf(answer.json) !== id)
    return notify('differs', point, `not that person: ${shapeOf(answer.json)}`)
  const inList = fieldsOf(row)
  const alone = fieldsOf(answer.json)
  const more = alone.filter((name) => !inList.includes(name))
  const fewer = inList.filter((name) => !alone.includes(name))
  if (more.length + fewer.length === 0) return notify('agrees', point, 'has the same fields as in the list')
  return notify(
    'settles',
    point,
    `fields only here: ${more.join(', ') || 'none'}; only in the list: ${fewer.join(', ') || 'none'}`,
  )
}

function fieldsOf(row: unknown): string[] {
  const user = objectOf(row) ?? {}
  const inProfile = Object.keys(objectOf(user.profile) ?? {}).map((name) => `profile.${fieldName(name)}`)
  return [...Object.keys(user).map(fieldName), ...inProfile].toSorted()
}
