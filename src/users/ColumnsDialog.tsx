import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useState, useSyncExternalStore } from 'react'
import type { SortColumn } from '../desk/directory/types.ts'
import {
  allColumns,
  defaultPreferences,
  prefer,
  preferences,
  subscribePreferences,
} from '../preferences/preferences.ts'
import { Density } from '../preferences/Density.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import iconButton from '../ui/IconButton.module.css'
import { columns } from './columns.tsx'
import classes from './ColumnsDialog.module.css'
import { WidthButtons } from './WidthButtons.tsx'
import dialog from '../ui/Dialog.module.css'

/** The dialog that shows, hides, orders and resizes the columns, and sets the row density. Changes apply at once. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { columns: visible } = useSyncExternalStore(subscribePreferences, preferences)
  // Hidden columns keep their place in this list while the dialog is open.
  const [order, setOrder] = useState(() => [
    ...visible,
    ...allColumns.filter((name) => !visible.includes(name)),
  ])
  const apply = (nextOrder: SortColumn[], nextVisible: readonly SortColumn[]) => {
    setOrder(nextOrder)
    prefer({ columns: nextOrder.filter((name) => nextVisible.includes(name)) })
  }
  const toggle = (name: SortColumn) =>
    apply(order, visible.includes(name) ? visible.filter((other) => other !== name) : [...visible, name])
  const move = (name: SortColumn, by: -1 | 1) => {
    const from = order.indexOf(name)
    const to = from + by
    const next = [...order]
    next.splice(to, 0, ...next.splice(from, 1))
    if (to >= 0 && to < order.length) apply(next, visible)
  }
  const reset = () => {
    const { columns: all, widths, density } = defaultPreferences
    prefer({ columns: all, widths, density })
    setOrder([...allColumns])
  }

  return (
    <Dialog title="Columns" onDismiss={onClose}>
      <ul className={classes.list} aria-label="Columns">
        {order.map((name) => (
          <li key={name} className={classes.column}>
            <label>
              <input
                type="checkbox"
                checked={visible.includes(name)}
                disabled={name === 'name'}
                onChange={() => toggle(name)}
              />{' '}
              {columns[name].name}
            </label>
            <WidthButtons column={name} />
            <MoveButton column={name} by={-1} isAvailable={order[0] !== name} onMove={move} />
            <MoveButton column={name} by={1} isAvailable={order.at(-1) !== name} onMove={move} />
          </li>
        ))}
      </ul>
      <Density />
      <p className={classes.note}>Saved in this browser.</p>
      <div className={dialog.buttons}>
        <Button variant="default" onClick={reset}>
          Reset
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}

interface MoveButtonProps {
  column: SortColumn
  by: -1 | 1
  isAvailable: boolean
  onMove: (column: SortColumn, by: -1 | 1) => void
}

function MoveButton({ column, by, isAvailable, onMove }: MoveButtonProps) {
  const { name } = columns[column]
  const Arrow = by < 0 ? IconArrowUp : IconArrowDown
  return (
    <button
      type="button"
      className={iconButton.button}
      aria-label={by < 0 ? `Move ${name} up` : `Move ${name} down`}
      aria-disabled={!isAvailable}
      onClick={() => onMove(column, by)}
    >
      <Arrow size={16} aria-hidden />
    </button>
  )
}
