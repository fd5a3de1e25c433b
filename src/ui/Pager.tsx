import { count } from '../text/count.ts'
import classes from './Pager.module.css'
import { SoftButton } from './SoftButton.tsx'

interface Props {
  /** Accessible name of the navigation. */
  name: string
  /** Counts from 1. */
  page: number
  size: number
  total: number
  onChange: (page: number) => void
}

/** Pagination: range, previous and next page. */
export function Pager({ name, page, size, total, onChange }: Props) {
  const first = (page - 1) * size + 1
  const last = Math.min(page * size, total)
  return (
    <nav aria-label={name} className={classes.pages}>
      <span>{total === 0 ? '0 of 0' : `${count(first)}–${count(last)} of ${count(total)}`}</span>
      <SoftButton variant="default" size="xs" unavailable={page === 1} onClick={() => onChange(page - 1)}>
        Previous page
      </SoftButton>
      <SoftButton variant="default" size="xs" unavailable={last >= total} onClick={() => onChange(page + 1)}>
        Next page
      </SoftButton>
    </nav>
  )
}
