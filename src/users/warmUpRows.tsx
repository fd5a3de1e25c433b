import { Activity } from 'react'
import { createRoot } from 'react-dom/client'
import type { User } from '../api/schema.ts'
import { preferences } from '../preferences/preferences.ts'
import type { CellContext } from './columns.tsx'
import { UserRow } from './UserRow.tsx'

/** Number of rows: those of the first page. */
const size = 20

/**
 * Renders rows of made-up people, unseen, while someone signs in: browsers compile a function when it first runs, and take
 * 10 ms for the first date, which the real rows would wait for. In a hidden `Activity`, React renders when there is nothing
 * else to do.
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
    root.unmount()
  })
  observer.observe(container, { childList: true })
}

/** People for rows that nobody sees. */
function madeUpUsers(): User[] {
  return Array.from({ length: size }, (_, index) => {
    const isActive = index % 3 > 0
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      idpId: null,
      email: `${index}@example.com`,
      roleId: null,
      firstName: 'A',
      lastName: `B ${index}`,
      title: isActive ? 'C' : null,
      status: isActive ? 'ACTIVE' : 'TERMINATED',
      createdDateTime: '2026-01-01T00:00:00Z',
      lastActivityDateTime: isActive ? '2026-01-01T00:00:00Z' : null,
      more: {},
      unread: [],
    }
  })
}
