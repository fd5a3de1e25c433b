import type { RowState } from '../desk/plan/types.ts'
import { outcomeLabels } from './planWords.ts'

/** Filter and page of a plan's rows, as the address has them. */
interface PlanRowsState {
  /** Null for all rows. */
  outcome: RowState | null
  /** Counts from 1. */
  page: number
}

/** Reads the state from a query string. Invalid values are replaced by the default and listed in `ignored`. */
export function readPlanRowsState(search: string): { listState: PlanRowsState; ignored: string[] } {
  const params = new URLSearchParams(search)
  const [outcome, page] = [params.get('outcome'), params.get('page')]
  const listState: PlanRowsState = { outcome: null, page: 1 }
  const ignored: string[] = []
  if (outcome !== null && isOutcome(outcome)) listState.outcome = outcome
  else if (outcome !== null) ignored.push(`outcome=${outcome}`)
  if (page !== null && /^[1-9]\d{0,8}$/.test(page)) listState.page = Number(page)
  else if (page !== null) ignored.push(`page=${page}`)
  return { listState, ignored }
}

/** Writes the state as a query string with its `?`; empty at the defaults. */
export function writePlanRowsState({ outcome, page }: PlanRowsState): string {
  const params = new URLSearchParams()
  if (outcome !== null) params.set('outcome', outcome)
  if (page !== 1) params.set('page', String(page))
  return params.size === 0 ? '' : `?${params.toString()}`
}

function isOutcome(text: string): text is RowState {
  return Object.hasOwn(outcomeLabels, text)
}
