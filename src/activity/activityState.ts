import type { EntryOutcome } from '../desk/journal/entry.ts'
import type { ActivityRequest } from '../desk/journal/activity.ts'
import { invitationNames } from '../operations/invitations.ts'
import { operationNames } from '../operations/operations.ts'

/** Filters of the activity page, as the address has them. */
export type ActivityState = Omit<ActivityRequest, 'limit'>

export const outcomeLabels: Record<EntryOutcome, string> = {
  done: 'Done',
  failed: 'Failed',
  unknown: 'Unknown',
}
export const outcomeNames = Object.keys(outcomeLabels) as EntryOutcome[]

export const noFilters: ActivityState = { person: '', operation: null, outcome: null }

/** Reads the filters from a query string. Invalid values are dropped and listed in `ignored`. */
export function readActivityState(search: string): { listState: ActivityState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const ignored: string[] = []
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | null => {
    const text = params.get(name)
    const value = allowed.find((candidate) => candidate === text) ?? null
    if (text !== null && value === null) ignored.push(`${name}=${text}`)
    return value
  }
  const listState = {
    person: params.get('person') ?? '',
    operation: oneOf('operation', [...operationNames, ...invitationNames]),
    outcome: oneOf('outcome', outcomeNames),
  }
  return { listState, ignored }
}

/** Writes the filters as a query string with its `?`; empty without filters. */
export function writeActivityState(listState: ActivityState): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(listState)) if (value) params.set(name, value)
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}
