import { factLabels } from '../../operations/facts.ts'
import { statusWords } from '../../operations/person.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import type { Pair } from './compare.ts'
import { describeSnapshot } from './history.ts'
import { roleNamesOf, toRow } from './rows.ts'
import type { Compared } from './snapshots.ts'
import type { FieldChange } from './types.ts'

/** Rows to write before other tasks may run. */
const rowsPerStep = 200

/** Writes the changes of two snapshots to a file: CSV with a line per changed field, or JSON with an object per person. */
export async function writeChanges(
  compared: Compared,
  pairs: readonly Pair[],
  format: 'csv' | 'json',
  giveWay: () => Promise<void>,
): Promise<Blob> {
  const roleNames = roleNamesOf(compared)
  const parts: Blob[] = []
  for (let from = 0; from < pairs.length; from += rowsPerStep) {
    await giveWay()
    const rows = pairs.slice(from, from + rowsPerStep).map((pair) => toRow(pair, compared))
    const text =
      format === 'json'
        ? rows.map((row, index) => `${from + index > 0 ? ',' : ''}\n    ${toJson(row)}`).join('')
        : rows.map((row) => csvLines(row, roleNames)).join('')
    parts.push(new Blob([text]))
  }
  if (format === 'json') {
    const facts = {
      earlier: describeSnapshot(compared.earlier),
      later: describeSnapshot(compared.later),
      roleNames,
    }
    const header = `${JSON.stringify(facts, null, 2).slice(0, -2)},\n  "changes": [`
    return new Blob([header, ...parts, '\n  ]\n}\n'], { type: 'application/json' })
  }
  const heads = ['ID', 'Email', 'Name', 'What changed', 'Field', 'Before', 'After']
  return new Blob([byteOrderMark, csvHeader(heads), ...parts], { type: 'text/csv;charset=utf-8' })
}

type Row = ReturnType<typeof toRow>

function toJson({ id, name, email, kinds, changes }: Row): string {
  return JSON.stringify({ id, name, email, kinds: kinds.map(({ kind }) => kind), changes })
}

function csvLines({ id, email, name, kinds, changes }: Row, roleNames: Record<string, string>): string {
  const what = kinds.map(({ label }) => label).join('; ')
  const words = ({ field }: FieldChange, value: string | null) => {
    if (value === null) return ''
    if (field === 'roleId') return roleNames[value] ?? value
    return field === 'status' ? statusWords(value) : value
  }
  return changes
    .map((change) => {
      const values = [words(change, change.before), words(change, change.after)]
      return csvRecord([id, email ?? '', name, what, factLabels[change.field], ...values].map(escapeFormula))
    })
    .join('')
}
