import { useRef } from 'react'
import type { ListFormat as ListFormatAnswer, Reading } from '../desk/list/types.ts'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { DelimiterChoice } from './DelimiterChoice.tsx'
import { EncodingChoice } from './EncodingChoice.tsx'
import { invalidCharacters } from './listFormatWords.ts'
import { ListSettings } from './ListSettings.tsx'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  answer: ListFormatAnswer
  reading: Reading
  onChange: (reading: Reading) => void
}

/** Form that shows how the list was parsed and corrects what was detected wrongly. */
export function ListFormat({ answer, reading, onChange }: Props) {
  const { encoding, delimiter, header, columns, odd, oddCount } = answer
  const section = useRef<HTMLElement>(null)
  /** Changes a setting that alters columns and lines, and drops the choices made about them. */
  const parseAgain = (change: Partial<Reading>) =>
    onChange({ ...reading, columns: null, chosen: {}, includedDamage: [], ...change })
  /** Answers a question. It then disappears, so the focus moves on to the form. */
  const answerQuestion = (change: () => void) => {
    section.current?.focus()
    change()
  }

  return (
    <section ref={section} tabIndex={-1} className={layout.panel} aria-labelledby="list-format">
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
      <ListSettings answer={answer} reading={reading} onChange={parseAgain} />
      <ColumnMapping columns={columns} onChange={(kinds) => onChange({ ...reading, columns: kinds })} />
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
