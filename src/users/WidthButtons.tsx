import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useEffect, useState } from 'react'
import type { SortColumn } from '../desk/directory/types.ts'
import { subscribePreferences } from '../preferences/preferences.ts'
import iconButton from '../ui/IconButton.module.css'
import { columns } from './columns.tsx'
import classes from './ColumnsDialog.module.css'
import { resizableHeader, setColumnWidth } from './columnWidth.ts'
import { narrower, wider } from './columnWords.ts'

/** How much a button changes a width, in pixels. */
const step = 32

/** Buttons that change the width of a column without dragging. Empty where the column has none. */
export function WidthButtons({ column }: { column: SortColumn }) {
  const [pixels, setPixels] = useState(() => measure(column))
  // Every width may depend on the others. The table has the new widths in the next frame.
  useEffect(
    () => subscribePreferences(() => requestAnimationFrame(() => setPixels(measure(column)))),
    [column],
  )
  if (pixels === null) return null
  const change = (by: number) => setColumnWidth(column, resizableHeader(column), pixels + by)
  const { name } = columns[column]
  return (
    <>
      <button
        type="button"
        className={iconButton.button}
        aria-label={narrower(name)}
        onClick={() => change(-step)}
      >
        <IconMinus size={16} aria-hidden />
      </button>
      <span className={classes.width} aria-live="polite">
        {pixels} px
      </span>
      <button
        type="button"
        className={iconButton.button}
        aria-label={wider(name)}
        onClick={() => change(step)}
      >
        <IconPlus size={16} aria-hidden />
      </button>
    </>
  )
}

function measure(column: SortColumn): number | null {
  return resizableHeader(column)?.offsetWidth ?? null
}
