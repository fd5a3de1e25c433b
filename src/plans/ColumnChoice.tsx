import { useState } from 'react'
import type { ColumnCandidates, ColumnKind, ListAnswer } from '../desk/list/types.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { Notice } from '../ui/Notice.tsx'
import { columnLabels, columnName, columnQuestion } from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

interface Props {
  columns: ListAnswer['columns']
  /** Empty if there is no doubt. */
  candidates: readonly ColumnCandidates[]
  onChoose: (columns: (ColumnKind | null)[]) => void
}

/** Asks which column holds what, where several may. Renders nothing when there is no doubt. */
export function ColumnChoice({ columns, candidates, onChoose }: Props) {
  /** The chosen column by kind; -1 for none of them. */
  const [chosen, setChosen] = useState<Partial<Record<ColumnKind, number>>>({})
  if (candidates.length === 0) return null

  const choose = (kind: ColumnKind, index: number) => {
    const next = { ...chosen, [kind]: index }
    setChosen(next)
    if (candidates.some((candidate) => next[candidate.kind] === undefined)) return
    const kindAt = (at: number) => candidates.find((candidate) => next[candidate.kind] === at)?.kind
    const isCandidate = (at: number) => candidates.some((candidate) => candidate.columns.includes(at))
    onChoose(columns.map((column, at) => kindAt(at) ?? (isCandidate(at) ? null : column.kind)))
  }

  return (
    <div className={classes.warning}>
      <Notice>It is not clear which column identifies the person. Choose the right one.</Notice>
      <div className={classes.fields}>
        {candidates.map(({ kind, columns: indexes }) => (
          <NativeSelect
            key={kind}
            label={columnQuestion(columnLabels[kind])}
            value={String(chosen[kind] ?? '')}
            options={[
              { value: '', label: 'Choose a column', disabled: true },
              ...indexes.map((index) => ({
                value: String(index),
                label: columnName(columns[index], index),
              })),
              { value: '-1', label: 'None of these' },
            ]}
            onChange={(index) => choose(kind, Number(index))}
          />
        ))}
      </div>
    </div>
  )
}
