import type { Fault } from '../../src/demo/faults.ts'
import type { Entry } from '../../src/desk/journal/entry.ts'
import { operationNames } from '../../src/operations/operations.ts'
import { emptyAnswerMoment, errorKinds, moments, type WriteCase } from './cases.ts'
import { bystanderId, createFaultyDesk, type FaultyDesk } from './faultyDesk.ts'
import { neverAborts } from '../neverAborts.ts'
import { prepareWrite, type Report } from './writeVariants.ts'

const allEntries = { person: '', operation: null, outcome: null, limit: 1000 }
const writes: ReadonlySet<string> = new Set(operationNames)

/** The result of a case. */
export interface WriteCaseResult {
  /** Everything that is wrong. */
  wrong: string[]
  reported: Report['state']
  /** Number of faults that were injected. */
  injected: number
  /** Number of writes that were sent. */
  sent: number
}

/** Runs a case through the whole desk and compares what it reports with what the server did. */
export async function runWriteCase({
  variant,
  operation,
  moment,
  fault,
}: WriteCase): Promise<WriteCaseResult> {
  const faultyDesk = await createFaultyDesk()
  const { desk, waitFor, received, applied, organization } = faultyDesk
  const { userId, run, resume } = await prepareWrite(faultyDesk, variant, operation)
  const from = { received: received.length, applied: applied.length, entries: desk.journal().entries }
  const isOwn = (write: { userId: string; operation: string }) =>
    write.userId === userId && write.operation === operation
  const sentWrites = () => received.slice(from.received).filter(isOwn)
  const countDone = () => applied.slice(from.applied).filter(isOwn).length

  const { occurs, write } = moments[moment]
  if (moment === emptyAnswerMoment) organization.change({ writeAnswers: 'noContent' })
  let isUnreadable = false
  faultyDesk.injectFaults((call, id): Fault | null => {
    if (id !== userId) return null
    if (writes.has(call)) return occurs === 'during' ? fault : write
    const isAfter = sentWrites().length > 0
    const injected = call === 'getUser' && occurs === (isAfter ? 'after' : 'before') ? fault : null
    if (isAfter) isUnreadable = injected !== null
    return injected
  })

  const wrong: string[] = []
  const check = ({ state, kind }: Report) => {
    const done = countDone()
    const fail = (why: string) => wrong.push(`${state} ${kind ?? ''}: ${why}`)
    if (state === 'done' ? done !== 1 : state !== 'unknown' && done > 0) fail(`it was done ${done} times`)
    if (state === 'unknown' && operation !== 'resetMfa' && !isUnreadable) fail('the person could be read')
    // After a 401 or 429 nothing was done, so the write may be sent again.
    const attempts = sentWrites().filter(({ status }) => status !== 429 && status !== 401).length
    if (attempts > 1) fail(`it was sent ${attempts} times`)
    const expectedKind = occurs === 'after' && write ? errorKinds[write] : errorKinds[fault]
    if (kind !== null && kind !== expectedKind) fail(`the fault is ${expectedKind}`)
  }

  const report = await run()
  check(report)
  wrong.push(...faultyDesk.checkSession())
  const injected = faultyDesk.injected.length
  await faultyDesk.recover()
  check(await resume())

  const entries = await waitFor(Promise.resolve(desk.activity(allEntries).entries))
  const ownEntries = entries.filter((entry) => entry.n > from.entries && entry.person.id === userId)
  wrong.push(...checkEntries(ownEntries, sentWrites().length, countDone()))
  if (variant === 'action' || variant === 'undo') {
    const logged = ownEntries[0]?.outcome ?? 'none'
    if (logged !== (sentWrites().length > 0 ? report.state : 'none')) wrong.push(`logged as ${logged}`)
  }
  wrong.push(...(await checkCleanWrite(faultyDesk)))
  return { wrong, reported: report.state, injected, sent: sentWrites().length }
}

/** Compares the journal with what was sent and done. Returns what is wrong. */
function checkEntries(entries: Entry[], sent: number, done: number): string[] {
  const wrong: string[] = []
  const calls = entries.flatMap((entry) => entry.calls.filter(({ method }) => method !== 'GET'))
  if (calls.length !== sent) wrong.push(`${sent} sent, ${calls.length} logged`)
  for (const { outcome, error } of entries) {
    const isRefused = error?.status === 429 || error?.status === 401
    if (outcome === 'failed' && !isRefused && done > 0) wrong.push(`logged as ${outcome}, but it was done`)
    if (outcome === 'done' && done !== 1) wrong.push('logged as done, but it was not')
  }
  return wrong
}

/** Makes a write to someone else without faults. Returns what is wrong. */
async function checkCleanWrite({ desk, waitFor, user, applied, received }: FaultyDesk): Promise<string[]> {
  const from = { received: received.length, applied: applied.length }
  const read = await waitFor(desk.user({ userId: bystanderId }, neverAborts))
  const result = await waitFor(
    desk.runOperation({ operation: 'terminate', userId: bystanderId, input: null }),
  )
  const now = user(bystanderId)
  const isRight =
    read.id === now.id &&
    result.is === 'done' &&
    result.known === 'answered' &&
    now.status === 'TERMINATED' &&
    result.user?.status === now.status &&
    received.length === from.received + 1 &&
    applied.length === from.applied + 1
  return isRight ? [] : ['a write without faults failed afterwards']
}
