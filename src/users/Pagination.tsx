import { InputBase, TextInput } from '@mantine/core'
import IconSelector from '@tabler/icons-react/dist/esm/icons/IconSelector.mjs'
import { type FormEvent, useRef, useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { count } from '../ui/count.ts'
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
      {/* Not NativeSelect: its support for options as data adds 0.8 kB to the first script. */}
      <InputBase
        component="select"
        label="Rows per page"
        size="xs"
        pointer
        rightSection={<IconSelector size={14} aria-hidden />}
        rightSectionPointerEvents="none"
        classNames={{ root: classes.field ?? '', label: classes.label ?? '' }}
        value={size}
        onChange={(event) => setListState(withPageSize(listState, Number(event.currentTarget.value)))}
      >
        {pageSizes.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </InputBase>
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

/** The page number; Enter jumps to another page. */
function PageField({ page, lastPage, goToPage }: PageFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value.trim() ?? ''
    const entered = /^\d{1,9}$/.test(text) ? Number(text) : 0
    if (entered >= 1 && (lastPage === null || entered <= lastPage)) {
      setError(null)
      goToPage(entered)
    } else setError(invalidPage(lastPage))
  }
  return (
    <form onSubmit={submit} className={classes.jump} noValidate>
      <TextInput
        ref={field}
        label="Page"
        size="xs"
        inputMode="numeric"
        classNames={{ root: classes.field ?? '', label: classes.label ?? '', input: classes.number ?? '' }}
        defaultValue={page}
        error={error}
        errorProps={{ role: 'alert' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      {lastPage !== null && <span className={classes.last}>of {count(lastPage)}</span>}
    </form>
  )
}
