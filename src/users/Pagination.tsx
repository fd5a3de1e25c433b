import { InputBase, TextInput } from '@mantine/core'
import IconSelector from '@tabler/icons-react/dist/esm/icons/IconSelector.mjs'
import { type FormEvent, useRef, useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { count } from '../ui/count.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { pageSizes, type ListState, resized } from './listState.ts'
import classes from './Pagination.module.css'

interface Props {
  answer: UsersAnswer
  listState: ListState
  /** Whether more may still be found. */
  isPartial: boolean
  go: (to: ListState) => void
}

/** Where one is in the list, and the ways from there. */
export function Pagination({ answer, listState, isPartial, go }: Props) {
  const { users, unreadable, total, more } = answer
  const last = total === null ? null : Math.max(1, Math.ceil(total / listState.size))
  const from = (listState.page - 1) * listState.size + 1
  const rows = users.length + unreadable

  return (
    <nav aria-label="Pages" className={classes.pages}>
      <p className={classes.range} aria-live="polite">
        {rows > 0 ? `${count(from)}–${count(from + rows - 1)}` : '0'}
        {total !== null && ` of ${count(total)}`}
        {isPartial && ' so far'}
      </p>
      {/* A NativeSelect without its way to take options as data, which weighs 0.8 kB in the first script. */}
      <InputBase
        component="select"
        label="Rows per page"
        size="xs"
        pointer
        rightSection={<IconSelector size={14} aria-hidden />}
        rightSectionPointerEvents="none"
        classNames={{ root: classes.field ?? '', label: classes.label ?? '' }}
        value={listState.size}
        onChange={(event) => go(resized(listState, Number(event.currentTarget.value)))}
      >
        {pageSizes.map((size) => (
          <option key={size}>{size}</option>
        ))}
      </InputBase>
      <Jump key={listState.page} listState={listState} last={last} go={go} />
      <span className={classes.turn}>
        <Turn
          name="Previous page"
          possible={listState.page > 1}
          onClick={() => go({ ...listState, page: listState.page - 1 })}
        />
        <Turn
          name="Next page"
          possible={more}
          onClick={() => go({ ...listState, page: listState.page + 1 })}
        />
      </span>
    </nav>
  )
}

/** Stays focusable at the ends of the list, so that turning the last page does not throw the focus away. */
function Turn({ name, possible, onClick }: { name: string; possible: boolean; onClick: () => void }) {
  return (
    <SoftButton variant="default" size="xs" aria-label={name} unavailable={!possible} onClick={onClick}>
      {name.split(' ')[0]}
    </SoftButton>
  )
}

function Jump({
  listState,
  last,
  go,
}: {
  listState: ListState
  last: number | null
  go: (to: ListState) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value.trim() ?? ''
    const page = /^\d{1,9}$/.test(text) ? Number(text) : 0
    if (page >= 1 && (last === null || page <= last)) {
      setError(null)
      go({ ...listState, page })
    } else setError(last === null ? 'A page is a number from 1.' : `A page from 1 to ${count(last)}.`)
  }
  return (
    <form onSubmit={submit} className={classes.jump} noValidate>
      <TextInput
        ref={field}
        label="Page"
        size="xs"
        inputMode="numeric"
        classNames={{ root: classes.field ?? '', label: classes.label ?? '', input: classes.number ?? '' }}
        defaultValue={listState.page}
        error={error}
        errorProps={{ role: 'alert' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      {last !== null && <span className={classes.last}>of {count(last)}</span>}
    </form>
  )
}
