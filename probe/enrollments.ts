import type { Ask } from './ask.ts'
import { type Tell, tellMissed } from './finding.ts'
import { enumWord, objectOf, shapeOf } from './kind.ts'

/** Checks whether invitations can be listed, and which fields they have. Roster does not use them yet. */
export async function probeEnrollments(ask: Ask, notify: Tell) {
  const answer = await ask.get('/organizations/enrollments?page=0&size=20')
  const point = 'list of enrollments'
  if (answer.status !== 200) return tellMissed(notify, point, answer)
  const content = objectOf(answer.json)?.content
  if (!Array.isArray(content))
    return notify('differs', point, `no page of them, but: ${shapeOf(answer.json)}`)
  notify('agrees', point, 'a page of them')
  const shapes = [...new Set(content.map(shapeOf))]
  if (shapes.length === 0) return notify('unknown', 'fields of an enrollment', 'the first page is empty')
  notify('settles', 'fields of an enrollment', shapes.join('; or '))
  const words = content.map((it) => enumWord(objectOf(it)?.status) ?? '(another text)')
  return notify('settles', 'status of an enrollment', [...new Set(words)].toSorted().join(', '))
}
