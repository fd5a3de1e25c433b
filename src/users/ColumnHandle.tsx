import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { SortColumn } from '../desk/directory/types.ts'
import { maxColumnWidth } from '../preferences/preferences.ts'
import classes from './ColumnHandle.module.css'
import { columns } from './columns.tsx'
import { setColumnWidth } from './columnWidth.ts'
import { columnWidth, widthHint } from './columnWords.ts'

/** How much an arrow key changes a width, in pixels. */
const step = 16

/**
 * The handle at the end of a column header: dragging it or pressing arrow keys changes the width of the column, and a
 * double click or Enter resets it. Without dragging: WidthButtons.tsx.
 */
export function ColumnHandle({ column }: { column: SortColumn }) {
  const handle = useRef<HTMLSpanElement>(null)
  /** Where the drag started, and the width at that moment, in pixels. */
  const drag = useRef<{ x: number; width: number }>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const measure = () => Math.round(handle.current?.parentElement?.offsetWidth ?? 0)
  const setWidth = (pixels: number | null) => {
    setColumnWidth(column, handle.current?.closest('th') ?? null, pixels)
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
