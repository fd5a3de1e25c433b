import { useState, useSyncExternalStore } from 'react'
import type { User } from '../api/schema.ts'
import type { Query } from '../desk/directory/types.ts'
import { preferences, subscribePreferences } from '../preferences/preferences.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { PageBox } from './PageBox.tsx'
import { SortableHead } from './SortableHead.tsx'
import classes from './UsersTable.module.css'

const SortSelect = lazyPart(async () => (await import('./SortSelect.tsx')).SortSelect)

interface Props {
  /** Those of the page. */
  users: readonly User[]
  /** Ids of the selected people. */
  selected: ReadonlySet<string>
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
}

/** The head of the users table: the box for the whole page, and columns that sort and can be made wider. */
export function TableHead({ users, selected, sort, onSort }: Props) {
  const { columns, widths } = useSyncExternalStore(subscribePreferences, preferences)
  // Few people change widths, so the handles load once the pointer or the focus comes to the headers.
  const [isUsed, setIsUsed] = useState(false)
  const onUse = () => setIsUsed(true)
  return (
    // These handlers only notice when the header is used. Its buttons do the rest.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <thead role="rowgroup" onPointerEnter={onUse} onFocus={onUse}>
      <tr role="row">
        <td role="cell" className={classes.select}>
          <PageBox users={users} selected={selected} />
        </td>
        <td role="cell" className={classes.order}>
          <SortSelect sort={sort} onSort={onSort} />
        </td>
        {columns.map((name) => (
          <SortableHead
            key={name}
            column={name}
            sort={sort}
            onSort={onSort}
            width={widths[name]}
            hasHandle={isUsed}
          />
        ))}
        <td role="cell" aria-label="Actions" />
      </tr>
    </thead>
  )
}
