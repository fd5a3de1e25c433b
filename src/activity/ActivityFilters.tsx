import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { EntryOutcome } from '../desk/journal/entry.ts'
import type { OperationName } from '../operations/operation.ts'
import { operationNames, operations } from '../operations/operations.ts'
import classes from './Activity.module.css'
import { type ActivityState, endingNames, endings, everything, writeActivityState } from './activityState.ts'

interface Props {
  listState: ActivityState
  onChange: (listState: ActivityState) => void
}

/** Narrows the journal down to a person, an operation, an outcome. */
export function ActivityFilters({ listState, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const { person } = listState
  // What is being typed is ahead of the address; what changes the address otherwise is followed.
  useEffect(() => {
    const { current } = input
    if (current && current !== document.activeElement) current.value = person
  }, [person])
  return (
    <div role="group" aria-label="Filters" className={classes.filters}>
      <TextInput
        label="Person"
        placeholder="Name, e-mail or id"
        size="xs"
        autoComplete="off"
        ref={input}
        defaultValue={person}
        onChange={({ currentTarget: { value } }) => onChange({ ...listState, person: value })}
      />
      <NativeSelect
        label="Operation"
        size="xs"
        value={listState.operation ?? ''}
        data={[
          { value: '', label: 'All' },
          ...operationNames.map((name) => ({ value: name, label: operations[name].verb })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...listState, operation: (value || null) as OperationName | null })
        }
      />
      <NativeSelect
        label="Outcome"
        size="xs"
        value={listState.outcome ?? ''}
        data={[
          { value: '', label: 'All' },
          ...endingNames.map((name) => ({ value: name, label: endings[name] })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...listState, outcome: (value || null) as EntryOutcome | null })
        }
      />
      {writeActivityState(listState) !== '' && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onChange(everything)
            if (!input.current) return
            // This button goes with what it clears.
            input.current.value = ''
            input.current.focus()
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  )
}
