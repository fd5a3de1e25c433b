import { startTransition, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { forgetWithSession } from '../organization/forgetWithSession.ts'
import type { Preferences } from '../preferences/preferences.ts'

/** Lowest height of a row, in CSS pixels (UsersTable.module.css). */
const rowHeight: Record<Preferences['density'], number> = { comfortable: 52, compact: 33 }
/** What at least stands above the first row before the page is scrolled, in CSS pixels: 237 with the list of everyone. */
const heightAbove = 220

/** The list whose rows were all rendered last, also before the table was left for another page. */
let lastWholeList: string | null = null
// It may contain what was searched for.
forgetWithSession(() => {
  lastWholeList = null
})

/**
 * Returns the rows to render. Of a list that has just come, those that fit the window are first, and all of them follow after
 * the frame that shows these: nobody waits for rows below the window, and 250 rows are as fast as 20. `list` identifies the
 * list. A list that is returned to is whole at once: after Back, the focus goes to the link that was followed, in any row.
 */
export function useFirstRows<T>(
  rows: readonly T[],
  list: string,
  density: Preferences['density'],
): readonly T[] {
  const [wholeList, setWholeList] = useState(lastWholeList)
  // A window that isn't shown may have no height.
  const count = Math.max(1, Math.ceil((innerHeight - heightAbove) / rowHeight[density]))
  const isWhole = rows.length <= count || wholeList === list
  useLayoutEffect(() => {
    if (isWhole) {
      lastWholeList = list
      return
    }
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
