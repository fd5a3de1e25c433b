import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changedBetween, fieldWords, labels, valueWords } from '../operations/fields.ts'
import { toSend } from '../operations/merge.ts'
import type { Field } from '../operations/operation.ts'
import { displayName } from '../operations/person.ts'
import { after } from '../operations/requests.ts'
import { rolesQuery } from '../organization/queries.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { OperationForm } from './OperationForm.tsx'
import { useGuards } from './useGuards.ts'
import type { Meanwhile, Work } from './useOperation.ts'
import { PersonEmail } from './PersonEmail.tsx'

interface Props {
  meanwhile: Meanwhile
  work: Work
  /** There is nothing left to do. */
  onDone: () => void
  onCancel: () => void
}

/** Someone else was faster: asks, for each field that both have changed, whose value is to stand. None is proposed. */
export function ConflictDialog({ meanwhile, work, onDone, onCancel }: Props) {
  const { request, based, now, fields } = meanwhile
  const [chosen, setChosen] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({})
  const roles = useQuery(rolesQuery).data?.listed ?? []
  const isOpen = fields.some((field) => chosen[field] === undefined)
  const theirs = fields.filter((field) => chosen[field] === 'theirs')
  const next = isOpen ? null : toSend(request, based, now, theirs)
  const guarding = useGuards(next, now)

  const name = displayName(now)
  const mine = after(request, now)
  const others = changedBetween(based, now).filter((field) => !fields.includes(field))
  const cancel = () => work.pending || onCancel()
  const save = () => {
    if (next !== null) return work.runOperation(next, guarding.confirmed, now)
    announce(`Nothing was sent: ${name} stays as they are now.`)
    onDone()
  }

  return (
    <Dialog title="Changed meanwhile" onDismiss={cancel}>
      <OperationForm
        user={now}
        submit="Save"
        work={work}
        guarding={guarding}
        incomplete={isOpen ? 'Choose whose value is to stand.' : null}
        onSubmit={save}
        onCancel={cancel}
      >
        <p>
          Someone else has changed <bdi>{name}</bdi> since you began. Nothing was sent yet: choose what is to
          stand.
        </p>
        <PersonEmail user={now} />
        {others.length > 0 && (
          <p>
            Changed as well. Then: {fieldWords(others, based, roles)}. Now: {fieldWords(others, now, roles)}.
          </p>
        )}
        {fields.map((field) => (
          <RadioGroup
            key={field}
            label={labels[field]}
            options={[
              { value: 'mine', label: 'Mine', hint: valueWords(field, mine, roles) },
              { value: 'theirs', label: 'Theirs', hint: valueWords(field, now, roles) },
            ]}
            value={chosen[field] ?? null}
            onChange={(whose) => work.pending || setChosen({ ...chosen, [field]: whose })}
          />
        ))}
      </OperationForm>
    </Dialog>
  )
}
