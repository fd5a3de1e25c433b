import { startTransition, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Preferences } from '../preferences/preferences.ts'

/** Lowest height of a row, in CSS pixels (UsersTable.module.css). */
const rowHeight: Record<Preferences['density'], number> = { comfortable: 52, compact: 33 }
/** What at least stands above the first row before the page is scrolled, in CSS pixels: 237 with the list of everyone. */
const heightAbove = 220

/**
 * Returns the rows to render. Of a list that has just come, those that fit the window are first, and all of them follow after
 * the frame that shows these: nobody waits for rows below the window, and 250 rows are as fast as 20. `list` identifies the
 * list.
 */
export function useFirstRows<T>(
  rows: readonly T[],
  list: string,
  density: Preferences['density'],
): readonly T[] {
  const [wholeList, setWholeList] = useState<string | null>(null)
  // A window that isn't shown may have no height.
  const count = Math.max(1, Math.ceil((innerHeight - heightAbove) / rowHeight[density]))
  const isWhole = rows.length <= count || wholeList === list
  useLayoutEffect(() => {
    if (isWhole) return
    const show = () => setWholeList(list)
    // No frame comes while the tab is in the background.
    if (document.hidden) return show()
    let frame = requestAnimationFrame(() => {
      // The router has restored the scroll position by now, as after Back: this very frame has to show those rows.
      if (scrollY > 0) flushSync(show)
      else frame = requestAnimationFrame(() => startTransition(show))
    })
    return () => cancelAnimationFrame(frame)
  }, [isWhole, list])
  return isWhole ? rows : rows.slice(0, count)
}
