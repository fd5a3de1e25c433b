import type { EntryOutcome } from '../desk/journal/entry.ts'
import type { ActivityRequest } from '../desk/journal/journal.ts'
import type { OperationName } from '../operations/operation.ts'
import { operationNames } from '../operations/operations.ts'

/** What the journal is narrowed down to, as the address has it. */
export type ActivityState = Omit<ActivityRequest, 'limit'>

/** How an operation can have ended, in words. */
export const endings: Record<EntryOutcome, string> = { done: 'Done', failed: 'Failed', unknown: 'Unknown' }
export const endingNames = Object.keys(endings) as EntryOutcome[]

export const everything: ActivityState = { person: '', operation: null, outcome: null }

/** Reads what is asked for from the address. What is wrong there is left out and named in `ignored`. */
export function readActivityState(search: string): { listState: ActivityState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null => {
    const text = params.get(name)
    const value = known.find((candidate) => candidate === text) ?? null
    if (text !== null && value === null) ignored.push(`${name}=${text}`)
    return value
  }
  const listState = {
    person: params.get('person') ?? '',
    operation: oneOf<OperationName>('operation', operationNames),
    outcome: oneOf('outcome', endingNames),
  }
  return { listState, ignored }
}

/** What is asked for as it stands in the address, from `?` on; empty for everything. */
export function writeActivityState(listState: ActivityState): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(listState)) if (value) params.set(name, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
