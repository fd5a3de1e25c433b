import type { ListAnswer, ListRequest, Purpose } from '../desk/list/types.ts'
import { count } from '../text/count.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { DamageNotice } from './DamageNotice.tsx'
import { LeaversTable } from './LeaversTable.tsx'
import type { ListDraft } from './listDraft.ts'
import { ListTable } from './ListTable.tsx'
import { leaverCount, lineCounts, matchLabels, problemCount } from './listWords.ts'
import { needsColumns } from './previewReason.ts'
import { Pager } from '../ui/Pager.tsx'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

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
  /** Sets the lines whose damaged values are used. */
  onIncludeDamage: (included: 'all' | readonly string[]) => void
  /** Chooses the person of an ambiguous line; null removes the choice. */
  onChoose: (key: string, userId: string | null) => void
}

/** Counts of the matches, and a page of the lines or leavers. */
export function ListMatches({
  answer,
  isOutdated,
  draft,
  position,
  onPositionChange,
  onIncludeDamage,
  onChoose,
}: Props) {
  const { appliesTo, operation } = draft.purpose
  const { includedDamage = [] } = draft.reading
  /** Includes or excludes one line. "All" becomes a list of lines, so that the others on this page stay included. */
  const includeLine = (key: string, isIncluded: boolean) => {
    const included =
      includedDamage === 'all'
        ? answer.lines.filter(({ damage }) => damage.length > 0).map((line) => line.key)
        : includedDamage
    onIncludeDamage(isIncluded ? [...included, key] : included.filter((other) => other !== key))
  }
  return (
    <section className={layout.panel} aria-busy={isOutdated}>
      <Counts answer={answer} appliesTo={appliesTo} />
      <DamageNotice
        lines={answer.counts.damaged}
        includesAll={includedDamage === 'all'}
        onIncludeAll={(includesAll) => onIncludeDamage(includesAll ? 'all' : [])}
        isShown={position.filter === 'damaged'}
        onShow={(isShown) => onPositionChange({ filter: isShown ? 'damaged' : null, page: 1 })}
      />
      {appliesTo === 'listed' && (
        <NativeSelect
          label="Show"
          className={classes.filter ?? ''}
          value={position.filter}
          options={filterOptions(answer, position.filter)}
          onChange={(filter) => onPositionChange({ filter, page: 1 })}
        />
      )}
      {appliesTo === 'leavers' ? (
        <LeaversTable leavers={answer.leavers} />
      ) : (
        <ListTable
          answer={answer}
          hasChanges={needsColumns(operation)}
          reading={draft.reading}
          onIncludeDamage={includeLine}
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
function Counts({ answer, appliesTo }: { answer: ListAnswer; appliesTo: Purpose['appliesTo'] }) {
  const { problem } = answer.counts
  const sentences = [
    lineCounts(answer.counts),
    problem > 0 && problemCount(problem),
    appliesTo === 'leavers' && answer.counts.matched > 0 && leaverCount(answer.total),
  ]
  return (
    <p aria-live="polite" className={classes.counts}>
      {sentences.filter(Boolean).join(' ')}
    </p>
  )
}

function filterOptions({ counts, notUnderstoodCount }: ListAnswer, current: ListRequest['filter']) {
  const { matched, ambiguous, notFound, duplicate } = counts
  const total = matched + ambiguous + notFound + duplicate
  const all = { ...counts, notUnderstood: notUnderstoodCount }
  const usual = ['matched', 'ambiguous', 'notFound', 'duplicate', 'problem'] as const
  const rare = (['notUnderstood', 'damaged'] as const).filter((value) => all[value] > 0 || value === current)
  const filters = [...usual, ...rare].map((value) => ({
    value,
    label: `${matchLabels[value]} (${count(all[value])})`,
  }))
  return [{ value: null, label: `All lines (${count(total)})` }, ...filters]
}
