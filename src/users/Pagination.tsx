import { type FormEvent, useId, useRef, useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { count } from '../text/count.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { pageSizes, type ListState, withPageSize } from './listState.ts'
import { invalidPage, rowRange } from './words.ts'
import classes from './Pagination.module.css'

interface Props {
  answer: UsersAnswer
  listState: ListState
  /** Whether more matches may still be found. */
  isPartial: boolean
  setListState: (next: ListState) => void
}

/** Pagination: range, page size, page number, previous and next. */
export function Pagination({ answer, listState, isPartial, setListState }: Props) {
  const { users, unreadable, total, more } = answer
  const { page, size } = listState
  const lastPage = total === null ? null : Math.max(1, Math.ceil(total / size))
  const goToPage = (to: number) => setListState({ ...listState, page: to })

  return (
    <nav aria-label="Pages" className={classes.pages}>
      <p className={classes.range} aria-live="polite" translate="no">
        {rowRange((page - 1) * size + 1, users.length + unreadable, total, isPartial)}
      </p>
      {/* Lower than those of `ui/`, and part of the first script. */}
      <label className={classes.field}>
        Rows per page
        <select
          className={classes.input}
          value={size}
          onChange={(event) => setListState(withPageSize(listState, Number(event.currentTarget.value)))}
        >
          {pageSizes.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </label>
      <PageField key={page} page={page} lastPage={lastPage} goToPage={goToPage} />
      <span className={classes.turn}>
        <PageButton name="Previous page" isAvailable={page > 1} onClick={() => goToPage(page - 1)} />
        <PageButton name="Next page" isAvailable={more} onClick={() => goToPage(page + 1)} />
      </span>
    </nav>
  )
}

interface PageButtonProps {
  name: string
  isAvailable: boolean
  onClick: () => void
}

/** Previous or next. Stays focusable on the first and last page, so that the focus is not lost there. */
function PageButton({ name, isAvailable, onClick }: PageButtonProps) {
  return (
    <SoftButton variant="default" size="xs" aria-label={name} unavailable={!isAvailable} onClick={onClick}>
      {name.split(' ')[0]}
    </SoftButton>
  )
}

interface PageFieldProps {
  page: number
  lastPage: number | null
  goToPage: (page: number) => void
}

/** The page number; Enter jumps to another page. Once it is left, it has the number of the page that shows. */
function PageField({ page, lastPage, goToPage }: PageFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const [isRefused, setIsRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value.trim() ?? ''
    const entered = /^\d{1,9}$/.test(text) ? Number(text) : 0
    const isValid = entered >= 1 && (lastPage === null || entered <= lastPage)
    setIsRefused(!isValid)
    if (isValid) goToPage(entered)
  }
  return (
    <form onSubmit={submit} className={classes.jump} noValidate>
      <label className={classes.field}>
        Page
        <input
          ref={field}
          className={`${classes.input} ${classes.number}`}
          inputMode="numeric"
          defaultValue={page}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? errorId : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onInput={() => setIsRefused(false)}
          onBlur={(event) => {
            event.currentTarget.value = String(page)
            setIsRefused(false)
          }}
        />
      </label>
      {lastPage !== null && <span className={classes.last}>of {count(lastPage)}</span>}
      {isRefused && (
        <p role="alert" id={errorId} className={classes.error}>
          {invalidPage(lastPage)}
        </p>
      )}
    </form>
  )
}
