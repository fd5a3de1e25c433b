import { NativeSelect } from '@mantine/core'
import type { ColumnKind, ListAnswer, Reading } from '../desk/list/types.ts'
import { type Encoding, encodings } from '../text/decode.ts'
import { type Delimiter, delimiters } from '../text/readCsv.ts'
import { count } from '../ui/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { columnWords, delimiterWords, encodingWords } from './listWords.ts'
import classes from './ReconcilePage.module.css'

/** So many columns can be remapped here; the table of a list has hardly more. */
const most = 40

const kinds = Object.entries(columnWords).map(([value, label]) => ({ value, label }))

interface Props {
  answer: ListAnswer
  reading: Reading
  onChange: (reading: Reading) => void
}

/** How the list was read, to be put right where Roster took it for something else. */
export function ListReading({ answer, reading, onChange }: Props) {
  const { encoding, delimiter, header, columns, odd, oddCount } = answer
  /** Other text, other columns and lines. */
  const anew = (change: Partial<Reading>) => onChange({ ...reading, columns: null, chosen: {}, ...change })

  const remap = (at: number, kind: ColumnKind | null) => {
    const repeats = kind === 'name' || kind === 'person'
    const others = columns.map((column) => (column.kind === kind && !repeats ? null : column.kind))
    onChange({ ...reading, columns: others.with(at, kind) })
  }

  return (
    <section className={classes.panel} aria-labelledby="list-reading">
      <h2 id="list-reading">How it was read</h2>
      <div className={classes.fields}>
        {encoding && (
          <NativeSelect
            label="Encoding"
            description={reading.encoding === null ? 'As found' : 'As chosen'}
            value={encoding.used}
            data={encodings.map((value) => ({ value, label: encodingWords[value] }))}
            onChange={({ currentTarget }) => anew({ encoding: currentTarget.value as Encoding })}
          />
        )}
        <NativeSelect
          label="Delimiter"
          description={reading.delimiter === null ? 'As found' : 'As chosen'}
          value={delimiter}
          data={delimiters.map((value) => ({ value, label: delimiterWords[value] }))}
          onChange={({ currentTarget }) => anew({ delimiter: currentTarget.value as Delimiter })}
        />
        <NativeSelect
          label="First line"
          description={reading.header === null ? 'As found' : 'As chosen'}
          value={header ? 'names' : 'person'}
          data={[
            { value: 'names', label: 'Names the columns' },
            { value: 'person', label: 'Is a person' },
          ]}
          onChange={({ currentTarget }) => anew({ header: currentTarget.value === 'names' })}
        />
      </div>
      <fieldset className={classes.columns}>
        <legend>Columns</legend>
        {columns.slice(0, most).map(({ name, sample, kind }, at) => (
          <NativeSelect
            // Columns have nothing but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            label={`Column ${at + 1}${name ? `: ${name}` : ''}`}
            description={sample === '' ? 'Empty' : `Such as “${sample}”`}
            value={kind ?? ''}
            data={[{ value: '', label: 'Not used' }, ...kinds]}
            onChange={({ currentTarget: { value } }) =>
              remap(at, value === '' ? null : (value as ColumnKind))
            }
          />
        ))}
      </fieldset>
      {columns.length > most && (
        <Notice>{count(columns.length - most)} more columns are not shown here.</Notice>
      )}
      {encoding && encoding.unreadable > 0 && (
        <Notice>
          {encoding.unreadable === 1 ? '1 character is' : `${count(encoding.unreadable)} characters are`} no{' '}
          {encodingWords[encoding.used]} and stand as “�”: choose another encoding.
        </Notice>
      )}
      {oddCount > 0 && (
        <Notice>
          <span className={classes.odd}>
            {odd.map(({ line, says }) => (
              <span key={line + says}>
                Line {count(line)}: {says}
              </span>
            ))}
            {oddCount > odd.length && <span>And {count(oddCount - odd.length)} more like these.</span>}
          </span>
        </Notice>
      )}
    </section>
  )
}
