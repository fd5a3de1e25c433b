import type { SortColumn } from '../desk/directory/types.ts'
import { maxColumnWidth, minColumnWidth, prefer, preferences } from '../preferences/preferences.ts'

/** Minimum width of the title while it takes the remaining width, in pixels. */
const minTitleWidth = 96

/** Returns the header of a column; null where the column has no width: in cards, and beside the preview. */
export function resizableHeader(column: SortColumn): HTMLTableCellElement | null {
  const header = document.querySelector<HTMLTableCellElement>(`th[data-column="${column}"]`)
  const hasWidth = header && matchMedia('(width >= 64rem)').matches && !header.closest('[data-preview]')
  return hasWidth ? header : null
}

/**
 * Saves the width of a column, in pixels, as a share of the window, so that it fits a smaller one too. Limits it to the
 * space that the other columns leave. Null resets it.
 */
export function setColumnWidth(column: SortColumn, header: HTMLElement | null, pixels: number | null) {
  const { [column]: _, ...others } = preferences().widths
  if (pixels === null) return prefer({ widths: others })
  const share = (Math.min(pixels, roomFor(header)) / window.innerWidth) * 100
  const width = Math.min(maxColumnWidth, Math.max(minColumnWidth, share))
  prefer({ widths: { ...others, [column]: Math.round(width * 10) / 10 } })
}

/** Maximum width of a column, in pixels: the page's width minus the other columns. */
function roomFor(header: HTMLElement | null): number {
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
