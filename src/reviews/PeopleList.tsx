import { useQueries } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { type Decision, decisionLabels } from '../operations/decisions.ts'
import type { ReviewRow, ReviewState } from '../desk/review/types.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { blockSize, reviewRowsQuery } from './queries.ts'
import classes from './PeopleList.module.css'

/** Height of a row in pixels, as in the stylesheet. */
const rowHeight = 52
const decisionTones: Record<Decision, Tone> = {
  keep: 'good',
  changeRole: 'warn',
  terminate: 'bad',
  unsure: 'quiet',
}

/** Rows above and below the visible ones. */
const extraRows = 6

interface Props {
  review: ReviewState
  /** Place of the person who is shown. */
  current: number
  onSelect: (index: number) => void
}

/** The list of people in a review. Only the visible rows are in the document, so that it may hold any number. */
export function PeopleList({ review, current, onSelect }: Props) {
  const { people } = review.population
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const from = Math.max(0, Math.floor(view.top / rowHeight) - extraRows)
  const to = Math.min(people, Math.ceil((view.top + view.height) / rowHeight) + extraRows)
  const firstBlock = Math.floor(from / blockSize)
  const lastBlock = Math.max(firstBlock, Math.floor((to - 1) / blockSize))
  const blocks = useQueries({
    queries: Array.from({ length: lastBlock - firstBlock + 1 }, (_, n) =>
      reviewRowsQuery(review.id, firstBlock + n),
    ),
  })
  const rows = blocks
    .flatMap(({ data }) => data ?? [])
    .filter(({ index }) => (index >= from && index < to) || index === current)

  useLayoutEffect(() => {
    const node = box.current
    if (!node) return
    const observer = new ResizeObserver(() => setView(viewOf(node)))
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  /** Scrolls a person into view, and moves the focus to them if it is in the list. */
  const showPerson = useEffectEvent((index: number) => {
    const node = box.current
    if (!node) return
    // Asking the element where it is scrolled to would lay out the page, which the next person has just changed.
    const { top: start, height } = view
    const top = index * rowHeight
    if (top < start) node.scrollTop = Math.max(0, top - rowHeight)
    else if (top + 2 * rowHeight > start + height) node.scrollTop = top + 2 * rowHeight - height
    if (node.contains(document.activeElement))
      node.querySelector<HTMLElement>('[aria-current="true"]')?.focus({ preventScroll: true })
  })
  useLayoutEffect(() => showPerson(current), [current])

  return (
    <div ref={box} className={classes.box} onScroll={({ currentTarget }) => setView(viewOf(currentTarget))}>
      <ul aria-label="People to review" className={classes.list} style={{ height: people * rowHeight }}>
        {rows.map((row) => (
          <li
            key={row.index}
            aria-posinset={row.index + 1}
            aria-setsize={people}
            className={classes.item}
            style={{ top: row.index * rowHeight }}
          >
            <Row row={row} isCurrent={row.index === current} onSelect={onSelect} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const viewOf = ({ scrollTop, clientHeight }: Element) => ({ top: scrollTop, height: clientHeight })

interface RowProps {
  row: ReviewRow
  isCurrent: boolean
  onSelect: (index: number) => void
}

function Row({
  row: { index, name, email, decision, hasNote, isChanged, isGone },
  isCurrent,
  onSelect,
}: RowProps) {
  return (
    <button
      type="button"
      className={classes.row}
      aria-current={isCurrent}
      // One stop for Tab: the arrow keys move on.
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onSelect(index)}
    >
      <span className={classes.who} translate="no">
        <span className={classes.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={classes.email}>{email}</span>
      </span>
      <span className={classes.marks}>
        {decision ? (
          <Badge tone={decisionTones[decision]}>{decisionLabels[decision]}</Badge>
        ) : (
          isChanged && <Badge tone="warn">{isGone ? 'Gone' : 'Changed'}</Badge>
        )}
        {hasNote && <span className={classes.note}>Note</span>}
      </span>
    </button>
  )
}
