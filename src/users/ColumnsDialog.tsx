import { Button } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useState, useSyncExternalStore } from 'react'
import type { SortColumn } from '../desk/directory/types.ts'
import { allColumns, prefer, preferences, subscribePreferences, usual } from '../preferences/preferences.ts'
import { Density } from '../preferences/Density.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import iconButton from '../ui/IconButton.module.css'
import { columns } from './columns.tsx'
import classes from './ColumnsDialog.module.css'

/** Chooses and orders the columns of the table, and how close its rows stand. The table behind changes at once. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { columns: shown } = useSyncExternalStore(subscribePreferences, preferences)
  // Hidden ones keep their place in the list as long as it is open.
  const [order, setOrder] = useState(() => [...shown, ...allColumns.filter((name) => !shown.includes(name))])
  const take = (next: SortColumn[], visible: readonly SortColumn[]) => {
    setOrder(next)
    prefer({ columns: next.filter((name) => visible.includes(name)) })
  }
  const toggle = (name: SortColumn) =>
    take(order, shown.includes(name) ? shown.filter((other) => other !== name) : [...shown, name])
  const move = (name: SortColumn, by: -1 | 1) => {
    const at = order.indexOf(name)
    const to = at + by
    const next = [...order]
    next.splice(to, 0, ...next.splice(at, 1))
    if (to >= 0 && to < order.length) take(next, shown)
  }

  return (
    <Dialog title="Columns" onDismiss={onClose}>
      <ul className={classes.list} aria-label="Columns">
        {order.map((name) => (
          <li key={name} className={classes.column}>
            <label>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                disabled={name === 'name'}
                onChange={() => toggle(name)}
              />{' '}
              {columns[name].name}
            </label>
            <Move column={name} by={-1} isPossible={order[0] !== name} onMove={move} />
            <Move column={name} by={1} isPossible={order.at(-1) !== name} onMove={move} />
          </li>
        ))}
      </ul>
      <Density />
      <p className={classes.note}>Remembered in this browser.</p>
      <div className={classes.buttons}>
        <Button
          variant="default"
          onClick={() => {
            prefer({ columns: usual.columns, density: usual.density })
            setOrder([...allColumns])
          }}
        >
          Reset
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}

interface MoveProps {
  column: SortColumn
  by: -1 | 1
  isPossible: boolean
  onMove: (column: SortColumn, by: -1 | 1) => void
}

function Move({ column, by, isPossible, onMove }: MoveProps) {
  const Arrow = by < 0 ? IconArrowUp : IconArrowDown
  return (
    <button
      type="button"
      className={iconButton.button}
      aria-label={`Move ${columns[column].name} ${by < 0 ? 'up' : 'down'}`}
      aria-disabled={!isPossible}
      onClick={() => onMove(column, by)}
    >
      <Arrow size={16} aria-hidden />
    </button>
  )
}
