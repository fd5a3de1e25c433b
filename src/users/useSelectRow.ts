import { useRef } from 'react'
import type { User } from '../api/schema.ts'
import { setSelected } from './selection.ts'

/** Returns a function that selects or deselects a row; with Shift, all rows since the last one. */
export function useSelectRow(users: readonly User[], selected: ReadonlySet<string>) {
  /** The row where a Shift-click range starts: the last one that was clicked, unless its box was changed since. */
  const rangeAnchor = useRef<string>(null)
  return (id: string, isRange: boolean) => {
    const isSelected = !selected.has(id)
    const ids = users.map((user) => user.id)
    const anchor = rangeAnchor.current ?? id
    const [from, to] = [anchor, id].map((end) => ids.indexOf(end)) as [number, number]
    const isAnchored = isRange && from >= 0 && selected.has(anchor) === isSelected
    const range = isAnchored ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    setSelected(range, isSelected)
    rangeAnchor.current = id
  }
}
