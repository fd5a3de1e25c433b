import type { Ask } from './ask.ts'
import { type Tell, tellMissed } from './finding.ts'
import { enumWord, objectOf, shapeOf } from './kind.ts'

/** Whether invitations can be listed, and what fields one has. Roster does not use them yet. */
export async function probeEnrollments(ask: Ask, tell: Tell) {
  const answer = await ask.get('/organizations/enrollments?page=0&size=20')
  const point = 'list of enrollments'
  if (answer.status !== 200) return tellMissed(tell, point, answer)
  const content = objectOf(answer.json)?.content
  if (!Array.isArray(content)) return tell('differs', point, `no page of them, but: ${shapeOf(answer.json)}`)
  tell('agrees', point, 'a page of them')
  const shapes = [...new Set(content.map(shapeOf))]
  if (shapes.length === 0) return tell('unknown', 'fields of an enrollment', 'the first page is empty')
  tell('settles', 'fields of an enrollment', shapes.join('; or '))
  const words = content.map((it) => enumWord(objectOf(it)?.status) ?? '(another text)')
  return tell('settles', 'status of an enrollment', [...new Set(words)].toSorted().join(', '))
}
