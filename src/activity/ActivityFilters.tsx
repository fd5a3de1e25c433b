import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Ending } from '../desk/journal/entry.ts'
import type { OperationName } from '../operations/operation.ts'
import { operationNames, operations } from '../operations/operations.ts'
import classes from './Activity.module.css'
import { type ActivityPlace, endingNames, endings, everything, writeActivityPlace } from './activityState.ts'

interface Props {
  place: ActivityPlace
  onChange: (place: ActivityPlace) => void
}

/** Narrows the journal down to a person, an operation, an outcome. */
export function ActivityFilters({ place, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const { person } = place
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
        onChange={({ currentTarget: { value } }) => onChange({ ...place, person: value })}
      />
      <NativeSelect
        label="Operation"
        size="xs"
        value={place.operation ?? ''}
        data={[
          { value: '', label: 'All' },
          ...operationNames.map((name) => ({ value: name, label: operations[name].verb })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...place, operation: (value || null) as OperationName | null })
        }
      />
      <NativeSelect
        label="Outcome"
        size="xs"
        value={place.outcome ?? ''}
        data={[
          { value: '', label: 'All' },
          ...endingNames.map((name) => ({ value: name, label: endings[name] })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...place, outcome: (value || null) as Ending | null })
        }
      />
      {writeActivityPlace(place) !== '' && (
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
