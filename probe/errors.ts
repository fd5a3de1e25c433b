import { randomBytes, randomUUID } from 'node:crypto'
import { type Answer, says, type Ask } from './ask.ts'
import type { Notify } from './finding.ts'
import { objectOf, shapeOf } from './kind.ts'

/** Checks how errors are reported: for a user that does not exist, and with an invalid token. */
export async function probeErrors(ask: Ask, notify: Notify) {
  const unknown = `/organizations/users/${randomUUID()}`
  const first = await ask.get(unknown)
  reportError('a user who does not exist', 404, first, notify)
  reportError('an id that isn’t a UUID', 400, await ask.get('/organizations/users/no-uuid'), notify)
  const madeUp = `tot_${randomBytes(26).toString('hex')}`
  reportError('a made-up token', 401, await ask.getAs(madeUp, '/organizations/users?page=0&size=1'), notify)

  const one = fingerprintOf(first)
  const other = fingerprintOf(await ask.get(unknown))
  if (one === null || other === null) notify('unknown', 'fingerprint of an error', 'missing')
  else if (one === other) notify('differs', 'fingerprint of an error', 'the same for two errors')
  else notify('agrees', 'fingerprint of an error', 'different for each error')
}

function reportError(point: string, expected: number, answer: Answer, notify: Notify) {
  const { status, json } = answer
  const each = new Set(errorsOf(json).map(shapeOf))
  const errors = each.size === 0 ? '' : `; each of errors: ${[...each].join('; or ')}`
  const right =
    status === expected &&
    fingerprintOf(answer) !== null &&
    [...each].every((it) => it === 'code: string, message: string') &&
    each.size > 0
  notify(right ? 'agrees' : 'differs', point, `${says(answer)}, with ${shapeOf(json)}${errors}`)
}

function errorsOf(json: unknown): unknown[] {
  const errors = objectOf(json)?.errors
  return Array.isArray(errors) ? errors : []
}

function fingerprintOf({ json }: Answer): string | null {
  const fingerprint = objectOf(json)?.fingerprint
  return typeof fingerprint === 'string' ? fingerprint : null
}
