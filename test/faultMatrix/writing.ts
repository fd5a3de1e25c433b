import type { Fault } from '../../src/demo/faults.ts'
import { operationNames } from '../../src/operations/operations.ts'
import { createStage, bystander, never, type Stage } from './stage.ts'
import { kinds, moments, type Writing } from './table.ts'
import { prepare, type Told } from './ways.ts'

/* For the tests alone: a write meets a fault, and what is told of it is held against what the server did. */

const whole = { person: '', operation: null, outcome: null, limit: 1000 }
const writes: ReadonlySet<string> = new Set(operationNames)

/** What came of a case: what is wrong, what was told, and how often something struck. */
export interface Came {
  wrong: string[]
  told: Told['state']
  struck: number
  sent: number
}

/** Plays a case of the table through the whole desk. */
export async function playWriting({ way, operation, moment, fault }: Writing): Promise<Came> {
  const stage = await createStage()
  const { desk, come, received, applied, organization } = stage
  const { userId, go, goOn } = await prepare(stage, way, operation)
  const from = { received: received.length, applied: applied.length, entries: desk.journal().entries }
  const mine = (it: { userId: string; operation: string }) =>
    it.userId === userId && it.operation === operation
  const sent = () => received.slice(from.received).filter(mine)
  const done = () => applied.slice(from.applied).filter(mine).length

  const { strikes, write } = moments[moment]
  if (moment === 'after one answered with nothing') organization.change({ writeAnswers: 'noContent' })
  let isUnread = false
  stage.failing((call, whom): Fault | null => {
    if (whom !== userId) return null
    if (writes.has(call)) return strikes === 'during' ? fault : write
    const isAfter = sent().length > 0
    const struck = call === 'getUser' && strikes === (isAfter ? 'after' : 'before') ? fault : null
    if (isAfter) isUnread = struck !== null
    return struck
  })

  const wrong: string[] = []
  const check = (told: Told) => {
    const count = done()
    const says = (what: string) => wrong.push(`${told.state} ${told.kind ?? ''}: ${what}`)
    if (told.state === 'done' ? count !== 1 : told.state !== 'unknown' && count > 0)
      says(`it was done ${count} times`)
    if (told.state === 'unknown' && operation !== 'resetMfa' && !isUnread) says('the person could be read')
    // Those say plainly that nothing was done, so it may be sent again.
    const clear = sent().filter(({ status }) => status !== 429 && status !== 401).length
    if (clear > 1) says(`it was sent ${clear} times`)
    const kind = strikes === 'after' && write ? kinds[write] : kinds[fault]
    if (told.kind !== null && told.kind !== kind) says(`the fault is ${kind}`)
  }

  const first = await go()
  check(first)
  wrong.push(...stage.session())
  const struck = stage.struck.length
  await stage.lift()
  check(await goOn())

  const entries = come(Promise.resolve(desk.activity(whole).entries))
  const own = (await entries).filter((it) => it.n > from.entries && it.person.id === userId)
  const calls = own.flatMap((entry) => entry.calls.filter(({ method }) => method !== 'GET'))
  if (calls.length !== sent().length) wrong.push(`${sent().length} sent, ${calls.length} written down`)
  for (const { outcome, error } of own) {
    if (outcome !== 'unknown' && error?.status !== 429 && error?.status !== 401 && outcome !== 'done')
      if (done() > 0) wrong.push(`written down as ${outcome}, but it was done`)
    if (outcome === 'done' && done() !== 1) wrong.push('written down as done, but it was not')
  }
  if (way === 'action' || way === 'undo') {
    const last = own[0]?.outcome ?? 'none'
    if (last !== (sent().length > 0 ? first.state : 'none')) wrong.push(`written down as ${last}`)
  }
  wrong.push(...(await goesOn(stage)))
  return { wrong, told: first.state, struck, sent: sent().length }
}

/** What is wrong with a clean write to someone else afterwards. */
async function goesOn({ desk, come, user, applied, received }: Stage): Promise<string[]> {
  const from = { received: received.length, applied: applied.length }
  const read = await come(desk.user({ userId: bystander }, never))
  const performed = await come(desk.runOperation({ operation: 'terminate', userId: bystander, input: null }))
  const now = user(bystander)
  const isRight =
    read.id === now.id &&
    performed.is === 'done' &&
    performed.known === 'answered' &&
    now.status === 'TERMINATED' &&
    performed.user?.status === now.status &&
    received.length === from.received + 1 &&
    applied.length === from.applied + 1
  return isRight ? [] : ['a clean write afterwards failed']
}
