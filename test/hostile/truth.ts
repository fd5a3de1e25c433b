import type { ApiError } from '../../src/api/error.ts'
import { isRow } from '../../src/demo/userRow.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import type { Attack, createHostile } from './server.ts'

/* For the tests alone: whether something false was told of a write. */

/** These say plainly that nothing was done. */
const refusals = new Set([401, 403, 404, 410, 429])
const isSuccess = ({ spoiling: { status } }: Attack) => status >= 200 && status < 300

/** What is false in what was told of a write, given what was done; null where nothing is. */
export function falsehood(
  operation: OperationName,
  { error, isDone }: { error: ApiError | null; isDone: boolean },
  { sent, done, struck }: ReturnType<typeof createHostile>,
  attacks: Attack[],
): string | null {
  const [attack] = attacks
  const again = attacks.find(({ when }) => when === 'after')
  const before = attacks.find(({ when }) => when === 'before')
  // What is read before may keep it from being sent: then nothing was done, and that is told.
  if (sent.length === 0 && before)
    return isDone || (error && error.effect !== 'none') ? 'it was not sent' : null
  if (sent.length !== 1) return `it was sent ${sent.length} times`
  if (error === null && !isDone) return 'it was sent, and not told so'
  const words = attack && struck.get(attack)
  const isLie = again !== undefined && isSuccess(again) && differs(struck.get(again), isText)
  if (!attack || !words || isLie) return null
  const { status } = attack.spoiling
  const tells = error === null ? 'done' : error.effect
  if (tells === 'unknown')
    return again || before || operation === 'resetMfa' ? null : 'the person could be read'
  if (tells === null) return 'nothing is told of its effect'

  // A success without a word, or with someone who does not contradict it, is the server's word that it was done.
  const saysSo = isSuccess(attack) && (isNothing(words.text) || differs(words, () => true))
  if (tells === 'done') return done() || saysSo ? null : 'it was not done'
  // So is a refusal that it was not; and of a second factor nothing else can be known.
  const saysNot = refusals.has(status) || (operation === 'resetMfa' && status >= 400 && status < 500)
  return done() && !saysNot ? 'it was done' : null
}

function isNothing(text: string): boolean {
  return ['', 'null'].includes(text.trim())
}

interface Words {
  valid: unknown
  text: string
}

const touched = ['firstName', 'lastName', 'title', 'status']

/** Whether an answer has something else to tell of the person than is true; `isTold` says what tells something. */
function differs(words: Words | undefined, isTold: (value: unknown) => boolean): boolean {
  const told = parsed(words?.text ?? '')
  const { valid } = words ?? {}
  if (!isRow(told) || !isRow(valid)) return false
  const [was, now] = [valid.profile, told.profile ?? {}]
  if (!isRow(was)) return false
  const values = isRow(now) ? touched.map((field) => [was[field], now[field]]) : [[was, now]]
  return [...values, [valid.roleId, told.roleId]].some(([from, to]) => from !== to && isTold(to))
}

/** As a value of the contract may be. */
const isText = (value: unknown) => typeof value === 'string' || value === null || value === undefined

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
