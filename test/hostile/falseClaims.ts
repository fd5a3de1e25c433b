import type { ApiError } from '../../src/api/error.ts'
import { isRow } from '../../src/demo/userRow.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import type { Attack, createHostileDesk, MutatedAnswer } from './hostileDesk.ts'

/** Statuses that guarantee that nothing was done. */
const refusals = new Set([401, 403, 404, 410, 429])
const isSuccess = ({ mutation: { status } }: Attack) => status >= 200 && status < 300

/** Compares what the desk reports of a write with what the server did. Returns what is false, or null. */
export function findFalseClaim(
  operation: OperationName,
  { error, isDone }: { error: ApiError | null; isDone: boolean },
  { sentWrites, isChanged, mutatedAnswers }: ReturnType<typeof createHostileDesk>,
  attacks: Attack[],
): string | null {
  const [attack] = attacks
  const readAfter = attacks.find(({ when }) => when === 'after')
  const readBefore = attacks.find(({ when }) => when === 'before')
  // The read before the write may prevent it. Then the desk has to report that nothing was done.
  if (sentWrites.length === 0 && readBefore)
    return isDone || (error && error.effect !== 'none') ? 'it was not sent' : null
  if (sentWrites.length !== 1) return `it was sent ${sentWrites.length} times`
  if (error === null && !isDone) return 'it was sent, but not reported'
  const answer = attack && mutatedAnswers.get(attack)
  const isMisled =
    readAfter !== undefined && isSuccess(readAfter) && differs(mutatedAnswers.get(readAfter), isContractValue)
  if (!attack || !answer || isMisled) return null
  const { status } = attack.mutation
  const claim = error === null ? 'done' : error.effect
  if (claim === 'unknown')
    return readAfter || readBefore || operation === 'resetMfa' ? null : 'the person could be read'
  if (claim === null) return 'its effect is not reported'

  // The desk has to believe a success that is empty or shows a changed person.
  const confirmsSuccess = isSuccess(attack) && (isEmpty(answer.text) || differs(answer, () => true))
  if (claim === 'done') return isChanged() || confirmsSuccess ? null : 'it was not done'
  // It also has to believe a refusal. About an MFA reset nothing else can be found out.
  const confirmsFailure = refusals.has(status) || (operation === 'resetMfa' && status >= 400 && status < 500)
  return isChanged() && !confirmsFailure ? 'it was done' : null
}

function isEmpty(text: string): boolean {
  return ['', 'null'].includes(text.trim())
}

const profileFields = ['firstName', 'lastName', 'title', 'status']

/** Whether an answer shows the person differently from the valid one, in a value that counts. */
function differs(answer: MutatedAnswer | undefined, counts: (value: unknown) => boolean): boolean {
  const shown = parseJson(answer?.text ?? '')
  const { valid } = answer ?? {}
  if (!isRow(shown) || !isRow(valid)) return false
  const [validProfile, shownProfile] = [valid.profile, shown.profile ?? {}]
  if (!isRow(validProfile)) return false
  const values = isRow(shownProfile)
    ? profileFields.map((field) => [validProfile[field], shownProfile[field]])
    : [[validProfile, shownProfile]]
  return [...values, [valid.roleId, shown.roleId]].some(([from, to]) => from !== to && counts(to))
}

/** Whether the contract allows the value. */
const isContractValue = (value: unknown) => typeof value === 'string' || value === null || value === undefined

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
