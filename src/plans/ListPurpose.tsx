import { NativeSelect } from '@mantine/core'
import type { ListAnswer, Purpose } from '../desk/list/types.ts'
import { operationNames, operations } from '../operations/operations.ts'
import { count } from '../ui/count.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import classes from './ReconcilePage.module.css'

type Operation = Purpose['operation']

const choices = operationNames.map((value) => ({ value, label: operations[value].verb }))
/** What takes columns: who is not on the list has none. */
const needsColumns = (operation: Operation) => operation === 'columns' || operation === 'updateProfile'
const needsRole = (operation: Operation) => operation === 'changeRole' || operation === 'reinstate'

interface Props {
  purpose: Purpose
  /** For this purpose; null while it is awaited. */
  answer: ListAnswer | null
  /** Whether everyone is still being read. */
  reading: boolean
  pending: boolean
  onChange: (purpose: Purpose) => void
  onPreview: () => void
}

/** What is to be done, and to whom. */
export function ListPurpose({ purpose, answer, reading, pending, onChange, onPreview }: Props) {
  const { whom, operation, roleId } = purpose
  const roles = useRoleOptions()
  const isLeavers = whom === 'leavers'
  const options = [
    { value: '', label: 'Choose an operation' },
    ...choices.filter(({ value }) => !isLeavers || !needsColumns(value)),
    ...(isLeavers ? [] : [{ value: 'columns', label: 'As the columns say' }]),
  ]
  const roleOptions = [{ value: '', label: 'Choose a role' }, ...roles.options]
  const unavailable = pending ? 'The plan is being made.' : whyNot(purpose, answer, reading)

  return (
    <section className={classes.panel} aria-labelledby="list-purpose">
      <h2 id="list-purpose">What to do</h2>
      <fieldset className={classes.whom}>
        <legend>For whom</legend>
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
        Leavers are active here and not on the list. Whoever may be meant by an ambiguous line is none.
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
      {needsColumns(operation) && (
        <p className={classes.hint}>
          What a column says is what each person is to become. A blank cell clears a name or a title.
          {operation === 'columns' && ' Role and status stay where the cell is blank.'} What has no column
          stays.
        </p>
      )}
      <div className={classes.preview}>
        <SoftButton unavailable={unavailable !== null} aria-describedby="list-planned" onClick={onPreview}>
          Preview plan
        </SoftButton>
        <span id="list-planned">{unavailable ?? plannedWords(answer)}</span>
      </div>
    </section>
  )
}

/** Why there is no plan to be previewed; null where there is one. */
function whyNot(
  { whom, operation, roleId }: Purpose,
  answer: ListAnswer | null,
  reading: boolean,
): string | null {
  if (reading) return 'Everyone is still being read.'
  if (answer === null) return 'The list is being matched.'
  const { matched, ambiguous } = answer.counts
  if (whom === 'leavers' && matched + ambiguous === 0) {
    return 'Nobody of the list was found: then everyone would be a leaver.'
  }
  if (operation === null) return 'Choose an operation.'
  if (needsRole(operation) && roleId === null) return 'Choose a role.'
  if (answer.planned.requests > 0) return null
  if (whom === 'leavers') return 'There are no leavers: everyone who is active is on the list.'
  if (matched === 0) return 'No line of the list could be matched to a person.'
  return 'There is nothing to do: everyone is already as the columns say.'
}

function plannedWords(answer: ListAnswer | null): string {
  const { requests, people } = answer?.planned ?? { requests: 0, people: 0 }
  const done = requests === 1 ? '1 operation' : `${count(requests)} operations`
  return `${done} for ${people === 1 ? '1 person' : `${count(people)} people`}. Nothing happens before the plan is run.`
}
