import * as v from 'valibot'
import { UserSchema } from '../src/api/schema.ts'
import type { Ask } from './ask.ts'
import { type Tell, tellMissed } from './finding.ts'
import { fieldName, objectOf, shapeOf } from './kind.ts'
import { idOf, type Page } from './page.ts'

/** Reads the first person alone, to check that it tells the same as the list. */
export async function probePerson(ask: Ask, first: Page, notify: Tell) {
  const row = first.rows?.find((it) => v.is(UserSchema, it))
  const point = 'one person alone'
  const id = idOf(row)
  if (id === null) return notify('unknown', point, 'the first page has nobody with a readable id')
  const answer = await ask.get(`/organizations/users/${id}`)
  if (answer.status !== 200) return tellMissed(notify, point, answer)
  if (!v.is(UserSchema, answer.json) || idOf(answer.json) !== id)
    return notify('differs', point, `is not that person, but: ${shapeOf(answer.json)}`)
  const inList = fieldsOf(row)
  const alone = fieldsOf(answer.json)
  const more = alone.filter((name) => !inList.includes(name))
  const fewer = inList.filter((name) => !alone.includes(name))
  if (more.length + fewer.length === 0) return notify('agrees', point, 'has the fields that the list has')
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
