import { NativeSelect } from '@mantine/core'
import type { ListAnswer, ListRequest, Purpose } from '../desk/list/types.ts'
import { count } from '../ui/count.ts'
import { LeaversTable } from './LeaversTable.tsx'
import type { ListDraft } from './listDraft.ts'
import { ListTable } from './ListTable.tsx'
import { leaverCount, lineCounts, matchLabels, problemCount } from './listWords.ts'
import { Pager } from './Pager.tsx'
import classes from './ReconcilePage.module.css'

/** Lines or leavers per page. */
export const listPageSize = 50

/** Filter and page of the list's lines. */
export type ListPosition = Pick<ListRequest, 'filter' | 'page'>

interface Props {
  answer: ListAnswer
  /** Whether the answer is for another request, and the right one is loading. */
  isOutdated: boolean
  draft: ListDraft
  position: ListPosition
  onPositionChange: (position: ListPosition) => void
  /** Chooses the person of an ambiguous line; null removes the choice. */
  onChoose: (key: string, userId: string | null) => void
}

/** Counts of the matches, and a page of the lines or leavers. */
export function ListMatches({ answer, isOutdated, draft, position, onPositionChange, onChoose }: Props) {
  const { whom, operation } = draft.purpose
  return (
    <section className={classes.panel} aria-busy={isOutdated}>
      <Counts answer={answer} whom={whom} />
      {whom === 'listed' && (
        <NativeSelect
          label="Show"
          className={classes.filter ?? ''}
          value={position.filter ?? ''}
          data={filterOptions(answer)}
          onChange={({ currentTarget: { value } }) =>
            onPositionChange({ filter: (value || null) as ListRequest['filter'], page: 1 })
          }
        />
      )}
      {whom === 'leavers' ? (
        <LeaversTable leavers={answer.leavers} />
      ) : (
        <ListTable
          answer={answer}
          hasChanges={operation === 'columns' || operation === 'updateProfile'}
          chosen={draft.reading.chosen}
          onChoose={onChoose}
        />
      )}
      <Pager
        name="Pages of the list"
        page={position.page}
        size={listPageSize}
        total={answer.total}
        onChange={(page) => onPositionChange({ ...position, page })}
      />
    </section>
  )
}

/** Counts of the matches; screen readers announce changes. */
function Counts({ answer, whom }: { answer: ListAnswer; whom: Purpose['whom'] }) {
  const { problem } = answer.counts
  const sentences = [
    lineCounts(answer.counts),
    problem > 0 && problemCount(problem),
    whom === 'leavers' && leaverCount(answer.total),
  ]
  return (
    <p aria-live="polite" className={classes.counts}>
      {sentences.filter(Boolean).join(' ')}
    </p>
  )
}

function filterOptions({ counts }: ListAnswer) {
  const { problem: _, ...matches } = counts
  const total = Object.values(matches).reduce((sum, lines) => sum + lines, 0)
  const filters = (['matched', 'ambiguous', 'notFound', 'twice', 'problem'] as const).map((value) => ({
    value,
    label: `${matchLabels[value]} (${count(counts[value])})`,
  }))
  return [{ value: '', label: `All lines (${count(total)})` }, ...filters]
}
