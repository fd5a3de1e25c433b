import { useRef } from 'react'
import type { ColumnKind, ListFormat as ListFormatAnswer, ListLayout, Reading } from '../desk/list/types.ts'
import { type Encoding, encodings } from '../text/decode.ts'
import { type Delimiter, delimiters } from '../text/detectDelimiter.ts'
import { count } from '../ui/count.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { DelimiterChoice } from './DelimiterChoice.tsx'
import { EncodingChoice } from './EncodingChoice.tsx'
import {
  columnLabels,
  delimiterLabels,
  encodingLabels,
  hiddenColumns,
  invalidCharacters,
  layoutLabels,
} from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

/** Maximum number of columns that can be mapped; lists of people rarely have more. */
const maxColumns = 40

const columnOptions = Object.entries(columnLabels).map(([value, label]) => ({ value, label }))

/** Says whether a setting was detected or chosen. */
const settingOrigin = (setting: unknown) => (setting === null ? 'Detected' : 'Chosen by you')

interface Props {
  answer: ListFormatAnswer
  reading: Reading
  onChange: (reading: Reading) => void
}

/** Form that shows how the list was parsed and corrects what was detected wrongly. */
export function ListFormat({ answer, reading, onChange }: Props) {
  const { encoding, delimiter, layout, header, columns, odd, oddCount } = answer
  const section = useRef<HTMLElement>(null)
  /** Changes a setting that gives other columns and lines, so that choices about them are dropped. */
  const parseAgain = (change: Partial<Reading>) =>
    onChange({ ...reading, columns: null, chosen: {}, includedDamage: [], ...change })
  /** Answers a question, which then disappears: the focus goes on to the form. */
  const answerQuestion = (change: () => void) => {
    section.current?.focus()
    change()
  }

  const mapColumn = (index: number, kind: ColumnKind | null) => {
    const isRepeatable = kind === 'name' || kind === 'person'
    const kinds = columns.map((column) => (column.kind === kind && !isRepeatable ? null : column.kind))
    onChange({ ...reading, columns: kinds.with(index, kind) })
  }

  return (
    <section ref={section} tabIndex={-1} className={classes.panel} aria-labelledby="list-format">
      <h2 id="list-format">List format</h2>
      <EncodingChoice
        candidates={answer.encodingCandidates}
        onChoose={(chosen) => answerQuestion(() => parseAgain({ encoding: chosen }))}
      />
      <DelimiterChoice
        candidates={answer.delimiterCandidates}
        onChoose={(chosen) => answerQuestion(() => parseAgain({ delimiter: chosen }))}
      />
      <ColumnChoice
        key={JSON.stringify([encoding, delimiter, header, answer.columnCandidates])}
        columns={columns}
        candidates={answer.columnCandidates}
        onChoose={(kinds) => answerQuestion(() => onChange({ ...reading, columns: kinds }))}
      />
      <div className={classes.fields}>
        {encoding && (
          <NativeSelect
            label="Encoding"
            description={settingOrigin(reading.encoding)}
            value={encoding.used}
            data={encodings.map((value) => ({ value, label: encodingLabels[value] }))}
            onChange={({ currentTarget }) => parseAgain({ encoding: currentTarget.value as Encoding })}
          />
        )}
        <NativeSelect
          label="Delimiter"
          description={settingOrigin(reading.delimiter)}
          value={delimiter}
          data={delimiters.map((value) => ({ value, label: delimiterLabels[value] }))}
          onChange={({ currentTarget }) => parseAgain({ delimiter: currentTarget.value as Delimiter })}
        />
        <NativeSelect
          label="Layout"
          description={settingOrigin(reading.layout ?? null)}
          value={layout}
          data={(['table', 'entries'] as const).map((value) => ({ value, label: layoutLabels[value] }))}
          onChange={({ currentTarget }) => parseAgain({ layout: currentTarget.value as ListLayout })}
        />
        <NativeSelect
          label="First line"
          description={settingOrigin(reading.header)}
          value={header ? 'names' : 'person'}
          data={[
            { value: 'names', label: 'Column names' },
            { value: 'person', label: 'A person' },
          ]}
          onChange={({ currentTarget }) => parseAgain({ header: currentTarget.value === 'names' })}
        />
      </div>
      <fieldset className={classes.columns}>
        <legend>Columns</legend>
        {columns.slice(0, maxColumns).map(({ name, sample, kind }, index) => (
          <NativeSelect
            // Columns have no identity but their position.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            label={name ? `Column ${index + 1}: ${name}` : `Column ${index + 1}`}
            description={sample === '' ? 'Empty' : `Example: “${sample}”`}
            value={kind ?? ''}
            data={[{ value: '', label: 'Not used' }, ...columnOptions]}
            onChange={({ currentTarget: { value } }) =>
              mapColumn(index, value === '' ? null : (value as ColumnKind))
            }
          />
        ))}
      </fieldset>
      {columns.length > maxColumns && <Notice>{hiddenColumns(columns.length - maxColumns)}</Notice>}
      {encoding && encoding.unreadable > 0 && (
        <Notice>{invalidCharacters(encoding.unreadable, encoding.used)}</Notice>
      )}
      {oddCount > 0 && (
        <Notice>
          <span className={classes.odd}>
            {odd.map(({ line, says }) => (
              <span key={line + says}>
                Line {count(line)}: {says}
              </span>
            ))}
            {oddCount > odd.length && <span>And {count(oddCount - odd.length)} more.</span>}
          </span>
        </Notice>
      )}
    </section>
  )
}
