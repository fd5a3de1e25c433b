import { count } from '../ui/count.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import classes from './ReconcilePage.module.css'

interface Props {
  /** What the navigation is called. */
  name: string
  /** Counts from 1. */
  page: number
  size: number
  total: number
  onTurn: (page: number) => void
}

/** Where one is in the list, and the ways from there. */
export function ListPages({ name, page, size, total, onTurn }: Props) {
  const from = (page - 1) * size + 1
  const to = Math.min(page * size, total)
  return (
    <nav aria-label={name} className={classes.pages}>
      <span>{total === 0 ? '0 of 0' : `${count(from)}–${count(to)} of ${count(total)}`}</span>
      <SoftButton variant="default" size="xs" unavailable={page === 1} onClick={() => onTurn(page - 1)}>
        Previous page
      </SoftButton>
      <SoftButton variant="default" size="xs" unavailable={to >= total} onClick={() => onTurn(page + 1)}>
        Next page
      </SoftButton>
    </nav>
  )
}
