import { useState } from 'react'
import type { ListAnswer, Purpose } from '../desk/list/types.ts'
import { operationNames, operations } from '../operations/operations.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { AppliesTo } from './AppliesTo.tsx'
import { LeaversWarning } from './LeaversWarning.tsx'
import { plannedOperations } from './listWords.ts'
import { needsColumns, needsRole, previewReason } from './previewReason.ts'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

const operationOptions = operationNames.map((value) => ({ value, label: operations[value].verb }))

interface Props {
  purpose: Purpose
  answer: ListAnswer
  /** Whether the answer is for another purpose, and the right one is loading. */
  isOutdated: boolean
  isReadingDirectory: boolean
  isCreatingPlan: boolean
  /** Ids of the people chosen for lines, by the line’s key. */
  chosen: Readonly<Record<string, string>>
  onChange: (purpose: Purpose) => void
  onChoose: (key: string, userId: string | null) => void
  onPreview: () => void
}

/** Form that chooses the people and the operation, and previews the plan. */
export function ListOperation({
  purpose,
  answer,
  isOutdated,
  isReadingDirectory,
  isCreatingPlan,
  chosen,
  onChange,
  onChoose,
  onPreview,
}: Props) {
  const { appliesTo, operation, roleId } = purpose
  const roles = useRoleOptions()
  const isLeavers = appliesTo === 'leavers'
  const options = [
    { value: null, label: 'Choose an operation' },
    ...operationOptions.filter(({ value }) => !isLeavers || !needsColumns(value)),
    ...(isLeavers ? [] : [{ value: 'columns' as const, label: 'As the columns say' }]),
  ]
  const roleOptions = [{ value: null, label: 'Choose a role' }, ...roles.options]
  // The confirmation covers only these lines and leavers. Others need a new one.
  const [confirmedKey, setConfirmedKey] = useState('')
  const key = JSON.stringify([answer.counts, answer.unresolved, answer.total])
  const unavailable = previewReason({
    purpose,
    answer: isOutdated ? null : answer,
    isReadingDirectory,
    isCreatingPlan,
    isConfirmed: confirmedKey === key,
  })

  const applyTo = (target: Purpose['appliesTo']) =>
    onChange({
      ...purpose,
      appliesTo: target,
      operation: target === 'leavers' && needsColumns(operation) ? null : operation,
    })

  return (
    <section className={layout.panel} aria-labelledby="list-operation">
      <h2 id="list-operation">What to do</h2>
      <AppliesTo value={appliesTo} onChange={applyTo} />
      <div className={classes.fields}>
        <NativeSelect
          label="Operation"
          value={operation}
          options={options}
          onChange={(chosenOperation) => onChange({ ...purpose, operation: chosenOperation })}
        />
        {needsRole(operation) && (
          <NativeSelect
            label="Role"
            value={roleId}
            options={roleOptions}
            onChange={(chosenRole) => onChange({ ...purpose, roleId: chosenRole })}
          />
        )}
      </div>
      {operation === 'updateProfile' && (
        <p className={layout.hint}>
          Each person gets the values of their columns. A blank cell clears a name or title. Fields without a
          column do not change.
        </p>
      )}
      {operation === 'columns' && (
        <p className={layout.hint}>
          Each person gets the values of their columns. A blank cell clears a name or title, but does not
          change a role or status. Fields without a column do not change.
        </p>
      )}
      {isLeavers && (
        <LeaversWarning
          answer={answer}
          chosen={chosen}
          onChoose={onChoose}
          isConfirmed={confirmedKey === key}
          onConfirm={(isConfirmed) => setConfirmedKey(isConfirmed ? key : '')}
        />
      )}
      <div className={classes.preview}>
        <SoftButton unavailable={unavailable !== null} aria-describedby="list-planned" onClick={onPreview}>
          Preview plan
        </SoftButton>
        <span id="list-planned">{unavailable ?? plannedOperations(answer.planned)}</span>
      </div>
    </section>
  )
}
