import type { RowState } from '../desk/plan/types.ts'
import { outcomeWords } from './planWords.ts'

/** Which rows of a plan are looked at, as the address has it. */
export interface PlanRowsState {
  /** Only those of which this has become; null for all. */
  outcome: RowState | null
  /** Counts from 1. */
  page: number
}

/** Reads it from the search of an address. What is wrong there is left at its default and named in `ignored`. */
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

/** A place as it stands in the address; empty where everything is at its default. */
export function writePlanRowsState({ outcome, page }: PlanRowsState): string {
  const params = new URLSearchParams()
  if (outcome !== null) params.set('outcome', outcome)
  if (page !== 1) params.set('page', String(page))
  return params.size === 0 ? '' : `?${params.toString()}`
}

function isOutcome(text: string): text is RowState {
  return Object.hasOwn(outcomeWords, text)
}
