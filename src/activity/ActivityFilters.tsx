import { useEffect, useRef } from 'react'
import { invitationNames, operationLabel } from '../operations/invitations.ts'
import { operationNames } from '../operations/operations.ts'
import { Button } from '../ui/Button.tsx'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import classes from './Activity.module.css'
import {
  type ActivityState,
  noFilters,
  outcomeLabels,
  outcomeNames,
  writeActivityState,
} from './activityState.ts'

interface Props {
  listState: ActivityState
  onChange: (listState: ActivityState) => void
}

/** Filters the activity by person, operation and outcome. */
export function ActivityFilters({ listState, onChange }: Props) {
  const personInput = useRef<HTMLInputElement>(null)
  const { person } = listState
  // Follows the address, except while the field has the focus: typing is ahead of the address.
  useEffect(() => {
    const { current } = personInput
    if (current && current !== document.activeElement) current.value = person
  }, [person])
  return (
    <div role="group" aria-label="Filters" className={classes.filters}>
      <TextInput
        label="Person"
        placeholder="Name, email or ID"
        size="xs"
        autoComplete="off"
        ref={personInput}
        defaultValue={person}
        onChange={({ currentTarget: { value } }) => onChange({ ...listState, person: value })}
      />
      <NativeSelect
        label="Operation"
        size="xs"
        value={listState.operation}
        options={[
          { value: null, label: 'All' },
          ...[...operationNames, ...invitationNames].map((name) => ({
            value: name,
            label: operationLabel(name),
          })),
        ]}
        onChange={(operation) => onChange({ ...listState, operation })}
      />
      <NativeSelect
        label="Outcome"
        size="xs"
        value={listState.outcome}
        options={[
          { value: null, label: 'All' },
          ...outcomeNames.map((name) => ({ value: name, label: outcomeLabels[name] })),
        ]}
        onChange={(outcome) => onChange({ ...listState, outcome })}
      />
      {writeActivityState(listState) !== '' && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onChange(noFilters)
            if (!personInput.current) return
            personInput.current.value = ''
            // The button disappears with the filters, so the focus moves to the first field.
            personInput.current.focus()
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  )
}
