import { assessInvitee } from './inviteeRows.ts'
import { type Plan, updateCountsAndTitle } from './plan.ts'
import { assessRows, type Rules } from './rows.ts'
import type { ExcludeRowsRequest } from './types.ts'

/** Excludes rows from a plan that has not run yet, or includes them again. Other rows of the same people may change too. */
export function excludeRows(
  plan: Plan,
  { rows: indexes, excluded }: Pick<ExcludeRowsRequest, 'rows' | 'excluded'>,
  rules: Rules,
) {
  const rows = indexes.flatMap((index) => plan.rows[index] ?? [])
  for (const row of rows) {
    if (row.request === null || (row.outcome.state === 'out') === excluded) continue
    if (excluded && row.outcome.state !== 'waiting') continue
    row.outcome = { state: excluded ? 'out' : 'waiting' }
  }
  for (const row of rows)
    if (row.kind === 'person') assessRows(row.person, rules)
    else assessInvitee(row.invitee, rules)
  updateCountsAndTitle(plan)
}
