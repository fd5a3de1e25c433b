import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { SortColumn } from '../desk/directory/types.ts'
import { maxColumnWidth, minColumnWidth, prefer, preferences } from '../preferences/preferences.ts'
import classes from './ColumnHandle.module.css'
import { columns } from './columns.tsx'
import { columnWidth, widthHint } from './columnWords.ts'

/** How much an arrow key changes a width, in pixels. */
const step = 16
/** Minimum width of the title while it takes the remaining width, in pixels. */
const minTitleWidth = 96

/**
 * The handle at the end of a column header: dragging it or pressing arrow keys changes the width of the column, and a
 * double click or Enter resets it. Widths are saved as shares of the window, so that they fit a smaller one too.
 */
export function ColumnHandle({ column }: { column: SortColumn }) {
  const handle = useRef<HTMLSpanElement>(null)
  /** Where the drag started, and the width at that moment, in pixels. */
  const drag = useRef<{ x: number; width: number }>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const measure = () => Math.round(handle.current?.parentElement?.offsetWidth ?? 0)
  const setWidth = (pixels: number | null) => {
    const { [column]: _, ...others } = preferences().widths
    const fitting = Math.min(pixels ?? 0, roomFor(handle.current?.closest('th') ?? null))
    const share = pixels === null ? null : (fitting / window.innerWidth) * 100
    const width = share === null ? null : Math.min(maxColumnWidth, Math.max(minColumnWidth, share))
    prefer({ widths: width === null ? others : { ...others, [column]: Math.round(width * 10) / 10 } })
    requestAnimationFrame(() => setCurrent(measure()))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (direction === undefined && event.key !== 'Enter') return
    event.preventDefault()
    setWidth(direction === undefined ? null : measure() + direction * step)
  }
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (drag.current) setWidth(drag.current.width + clientX - drag.current.x)
  }

  return (
    // A separator that takes the focus is a control, which jsx-a11y does not know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <span
      ref={handle}
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={columnWidth(columns[column].name)}
      aria-valuenow={current ?? 0}
      aria-valuemin={0}
      aria-valuemax={Math.round((window.innerWidth * maxColumnWidth) / 100)}
      aria-valuetext={`${current ?? 0} px`}
      title={widthHint}
      className={classes.handle}
      onFocus={() => setCurrent(measure())}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, width: measure() }
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => (drag.current = null)}
      onDoubleClick={() => setWidth(null)}
    />
  )
}

/** The width that a column may have, in pixels, with the table as wide as the page and all other columns as they are. */
function roomFor(header: HTMLTableCellElement | null): number {
  const row = [...(header?.parentElement?.children ?? [])] as HTMLElement[]
  const widths = row
    .filter((other) => other !== header)
    .map(({ offsetWidth, dataset, style }) =>
      dataset.column === 'title' && style.width === '' ? minTitleWidth : offsetWidth,
    )
  const page = header?.closest('table')?.parentElement?.clientWidth ?? 0
  // The borders of the table are two pixels.
  return page - widths.reduce((sum, width) => sum + width, 2)
}
