import { NativeSelect } from '@mantine/core'
import type { ListAnswer, Purpose } from '../desk/list/types.ts'
import { operationNames, operations } from '../operations/operations.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { plannedOperations } from './listWords.ts'
import classes from './ReconcilePage.module.css'

type Operation = Purpose['operation']

const operationOptions = operationNames.map((value) => ({ value, label: operations[value].verb }))
/** Operations that take their values from columns, which leavers do not have. */
const needsColumns = (operation: Operation) => operation === 'columns' || operation === 'updateProfile'
const needsRole = (operation: Operation) => operation === 'changeRole' || operation === 'reinstate'

interface Props {
  purpose: Purpose
  /** For this purpose; null until it arrives. */
  answer: ListAnswer | null
  isReadingDirectory: boolean
  isCreatingPlan: boolean
  onChange: (purpose: Purpose) => void
  onPreview: () => void
}

/** Form that chooses the people and the operation, and previews the plan. */
export function ListOperation({
  purpose,
  answer,
  isReadingDirectory,
  isCreatingPlan,
  onChange,
  onPreview,
}: Props) {
  const { whom, operation, roleId } = purpose
  const roles = useRoleOptions()
  const isLeavers = whom === 'leavers'
  const options = [
    { value: '', label: 'Choose an operation' },
    ...operationOptions.filter(({ value }) => !isLeavers || !needsColumns(value)),
    ...(isLeavers ? [] : [{ value: 'columns', label: 'As the columns say' }]),
  ]
  const roleOptions = [{ value: '', label: 'Choose a role' }, ...roles.options]
  const unavailable = isCreatingPlan
    ? 'Creating the plan…'
    : unavailableReason(purpose, answer, isReadingDirectory)

  return (
    <section className={classes.panel} aria-labelledby="list-operation">
      <h2 id="list-operation">What to do</h2>
      <fieldset className={classes.whom}>
        <legend>Apply to</legend>
        <label>
          <input
            type="radio"
            name="whom"
            checked={!isLeavers}
            onChange={() => onChange({ ...purpose, whom: 'listed' })}
          />
          People on the list
        </label>
        <label>
          <input
            type="radio"
            name="whom"
            aria-describedby="list-leavers"
            checked={isLeavers}
            onChange={() =>
              onChange({ ...purpose, whom: 'leavers', operation: needsColumns(operation) ? null : operation })
            }
          />
          Leavers
        </label>
      </fieldset>
      <p id="list-leavers" className={classes.hint}>
        Leavers are active people who are not on the list. People who match an ambiguous line are not counted
        as leavers.
      </p>
      <div className={classes.fields}>
        <NativeSelect
          label="Operation"
          value={operation ?? ''}
          data={options}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...purpose, operation: value === '' ? null : (value as Operation) })
          }
        />
        {needsRole(operation) && (
          <NativeSelect
            label="Role"
            value={roleId ?? ''}
            data={roleOptions}
            onChange={({ currentTarget: { value } }) => onChange({ ...purpose, roleId: value || null })}
          />
        )}
      </div>
      {operation === 'updateProfile' && (
        <p className={classes.hint}>
          Each person gets the values of their columns. A blank cell clears a name or title. Fields without a
          column do not change.
        </p>
      )}
      {operation === 'columns' && (
        <p className={classes.hint}>
          Each person gets the values of their columns. A blank cell clears a name or title, but does not
          change a role or status. Fields without a column do not change.
        </p>
      )}
      <div className={classes.preview}>
        <SoftButton unavailable={unavailable !== null} aria-describedby="list-planned" onClick={onPreview}>
          Preview plan
        </SoftButton>
        <span id="list-planned">
          {unavailable ?? plannedOperations(answer?.planned ?? { requests: 0, people: 0 })}
        </span>
      </div>
    </section>
  )
}

/** Returns why no plan can be previewed, or null when one can. */
function unavailableReason(
  { whom, operation, roleId }: Purpose,
  answer: ListAnswer | null,
  isReadingDirectory: boolean,
): string | null {
  if (isReadingDirectory) return 'Wait until everyone is read.'
  if (answer === null) return 'Matching the list…'
  const { matched, ambiguous } = answer.counts
  if (whom === 'leavers' && matched + ambiguous === 0) {
    return 'No one on the list was found, so everyone would be a leaver.'
  }
  if (operation === null) return 'Choose an operation.'
  if (needsRole(operation) && roleId === null) return 'Choose a role.'
  if (answer.planned.requests > 0) return null
  if (whom === 'leavers') return 'There are no leavers: everyone who is active is on the list.'
  if (matched === 0) return 'No line matches a person.'
  return 'Nothing to change: everyone already has the values of their columns.'
}
