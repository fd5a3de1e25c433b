import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changedBetween, fieldWords, fieldLabels, valueWords } from '../operations/fields.ts'
import { resolveRequest } from '../operations/merge.ts'
import type { Field } from '../operations/operation.ts'
import { displayName } from '../operations/person.ts'
import { after } from '../operations/requests.ts'
import { rolesQuery } from '../organization/queries.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { alsoChanged, chooseValues, keptTheirs } from './dialogWords.ts'
import { OperationForm } from './OperationForm.tsx'
import { useGuards } from './useGuards.ts'
import type { Conflict, OperationRunner } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  conflict: Conflict
  runner: OperationRunner
  /** Called when nothing is left to do. */
  onDone: () => void
  onCancel: () => void
}

/** Asks whose value to keep, for each field that both the admin and someone else changed. Preselects none. */
export function ConflictDialog({ conflict, runner, onDone, onCancel }: Props) {
  const { request, based, now, fields } = conflict
  const [chosen, setChosen] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({})
  const roles = useQuery(rolesQuery).data?.listed ?? []
  const isIncomplete = fields.some((field) => chosen[field] === undefined)
  const theirs = fields.filter((field) => chosen[field] === 'theirs')
  const next = isIncomplete ? null : resolveRequest(request, based, now, theirs)
  const guardState = useGuards(next, now)

  const name = displayName(now)
  const mine = after(request, now)
  const others = changedBetween(based, now).filter((field) => !fields.includes(field))
  const cancel = () => runner.isPending || onCancel()
  // Cancel returns to the dialog with what was typed, so only leaving the page would lose it.
  const { dismiss, prompt } = useUnsavedText({
    isUnsaved: request.operation === 'updateProfile',
    canClose: !runner.isPending,
    onClose: onDone,
  })
  const save = () => {
    if (next !== null) return runner.runOperation(next, guardState.confirmed, now)
    announce(keptTheirs(name))
    onDone()
  }

  return (
    <Dialog title="Changed meanwhile" onDismiss={prompt ? dismiss : cancel}>
      <OperationForm
        user={now}
        submit="Save"
        runner={runner}
        guardState={guardState}
        incomplete={isIncomplete ? chooseValues(fields.length) : null}
        onSubmit={save}
        onCancel={cancel}
      >
        <p>
          Someone else changed <bdi translate="no">{name}</bdi> in the meantime. Nothing has been saved yet.
          Choose which values to keep.
        </p>
        <PersonEmail user={now} />
        {others.length > 0 && (
          <p>{alsoChanged(fieldWords(others, based, roles), fieldWords(others, now, roles))}</p>
        )}
        {fields.map((field) => (
          <RadioGroup
            key={field}
            label={fieldLabels[field]}
            options={[
              { value: 'mine', label: 'Mine', hint: valueWords(field, mine, roles) },
              { value: 'theirs', label: 'Theirs', hint: valueWords(field, now, roles) },
            ]}
            value={chosen[field] ?? null}
            onChange={(choice) => runner.isPending || setChosen({ ...chosen, [field]: choice })}
          />
        ))}
        {prompt}
      </OperationForm>
    </Dialog>
  )
}
