import { Activity } from 'react'
import { createRoot } from 'react-dom/client'
import type { User } from '../api/schema.ts'
import { preferences } from '../preferences/preferences.ts'
import { whenIdle } from '../routing/afterPage.ts'
import { count } from '../text/count.ts'
import type { CellContext } from './columns.tsx'
import { UserRow } from './UserRow.tsx'
import classes from './UsersTable.module.css'

/** Number of rows: those of the first page. */
const size = 20

/** In the scripts of many names. A browser looks for the font of each when it first lays one out. */
const names = ['Zoë', '伟', 'ليلى', '민준', 'Ольга', 'たかし', 'Ελένη', 'दीपा', 'נועה', 'Thế']

/**
 * Renders rows of made-up people, unseen, while someone signs in: browsers compile a function when it first runs, and take
 * 10 ms each for the first date and for the fonts, which the real rows would wait for. In a hidden `Activity`, React renders
 * when there is nothing else to do.
 */
export function warmUpRows() {
  // Of another document, so that nothing of the page changes.
  const container = document.implementation.createHTMLDocument().createElement('tbody')
  const root = createRoot(container)
  const context: CellContext = { now: Date.now(), terms: [], roleName: String }
  const { columns } = preferences()
  root.render(
    <Activity mode="hidden">
      {madeUpUsers().map((user) => (
        <UserRow key={user.id} {...{ user, context }} visibleColumns={columns} isSelected={false} />
      ))}
    </Activity>,
  )
  // React adds all of them in one step.
  const observer = new MutationObserver(() => {
    observer.disconnect()
    const rows = [...container.children].map((row) => document.importNode(row, true))
    root.unmount()
    layOut(rows)
    // Its number format, which the pagination uses.
    count(size)
  })
  observer.observe(container, { childList: true })
}

/** Lays rows out in the page, one in each idle moment. None is there by the next frame. */
function layOut(rows: Element[]) {
  const row = rows.pop()
  if (!row) return
  whenIdle(() => {
    const table = document.createElement('table')
    table.className = classes.table ?? ''
    table.style.cssText = 'position: fixed; inset: 0; visibility: hidden; contain: strict'
    // React hides what is in a hidden Activity.
    row.removeAttribute('style')
    table.createTBody().append(row)
    document.body.append(table)
    table.getBoundingClientRect()
    table.remove()
    layOut(rows)
  })
}

/** People for rows that nobody sees. */
function madeUpUsers(): User[] {
  return Array.from({ length: size }, (_, index) => {
    const isActive = index % 3 > 0
    const name = names[index % names.length] ?? ''
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      idpId: null,
      email: `${index}@example.com`,
      roleId: null,
      firstName: name,
      lastName: name,
      title: isActive ? name : null,
      status: isActive ? 'ACTIVE' : 'TERMINATED',
      createdDateTime: '2026-01-01T00:00:00Z',
      lastActivityDateTime: isActive ? '2026-01-01T00:00:00Z' : null,
      more: {},
      unread: [],
    }
  })
}
