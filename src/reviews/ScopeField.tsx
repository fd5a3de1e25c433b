import { Textarea } from '../ui/Textarea.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Scope } from '../desk/review/scopeTypes.ts'
import { ReadingProgress } from '../operate/ReadingProgress.tsx'
import { chosenPeople } from '../organization/chosenPeople.ts'
import { elapsed } from '../ui/elapsed.ts'
import { Failure } from '../ui/Failure.tsx'
import { useAge } from '../ui/useAge.ts'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { scopeQuery } from './queries.ts'
import { explainScope } from './refusalWords.ts'
import classes from './Reviews.module.css'
import {
  completePopulation,
  incompleteWords,
  isDays,
  listWords,
  populationWords,
  scopeMissing,
  scopeOptions,
} from './words.ts'
import layout from '../ui/Layout.module.css'

/** What was entered about the people of a review. */
interface ScopeInput {
  who: Scope['who']
  days: string
  list: string
  withoutTerminated: boolean
}

export const emptyScope: ScopeInput = { who: 'everyone', days: '90', list: '', withoutTerminated: true }

/** Returns why the review can't be started with this scope; null if it can. */
export function missingInScope({ who, days, list }: ScopeInput): string | null {
  const { query, selected } = chosenPeople()
  return scopeMissing(who, { hasQuery: query !== null, selected: selected.size, list, days: Number(days) })
}

/** Returns the scope that was entered. Call it only if nothing is missing. */
export function toScope({ who, days, list }: ScopeInput): Scope {
  const { query, selected, isIncomplete } = chosenPeople()
  if (who === 'inactive') return { who, days: Number(days) }
  if (who === 'list') return { who, text: list }
  if (who === 'selected') return { who, ids: [...selected], incomplete: isIncomplete }
  return who === 'filters' && query ? { who, query } : { who: who === 'privileged' ? who : 'everyone' }
}

interface Props {
  value: ScopeInput
  onChange: (value: ScopeInput) => void
}

/** Fields that choose the people of a review, with their number. */
export function ScopeField({ value, onChange }: Props) {
  const { who, days, list, withoutTerminated } = value
  return (
    <>
      <RadioGroup
        label="Who"
        options={scopeOptions(isDays(Number(days)) ? Number(days) : 90)}
        value={who}
        onChange={(chosen) => onChange({ ...value, who: chosen })}
      />
      {who === 'inactive' && (
        <TextInput
          label="Days without activity"
          inputMode="numeric"
          value={days}
          onChange={({ currentTarget }) => onChange({ ...value, days: currentTarget.value })}
        />
      )}
      {who === 'list' && (
        <Textarea
          label="Paste a list"
          rows={4}
          value={list}
          onChange={({ currentTarget }) => onChange({ ...value, list: currentTarget.value })}
        />
      )}
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={withoutTerminated}
          onChange={({ currentTarget }) => onChange({ ...value, withoutTerminated: currentTarget.checked })}
        />
        Exclude people who are already terminated
      </label>
      <PopulationPreview value={value} />
    </>
  )
}

function PopulationPreview({ value }: { value: ScopeInput }) {
  // A long list is matched when the typing pauses.
  const input = useDeferredValue(value)
  const missing = missingInScope(input)
  const { data, error, isFetching, refetch } = useQuery({
    ...scopeQuery({ scope: toScope(input), withoutTerminated: input.withoutTerminated }),
    enabled: missing === null,
  })
  const age = useAge(data?.readAt ?? null)
  if (missing !== null) return <p className={layout.hint}>{missing}</p>
  if (error)
    return (
      <Failure
        title="The people could not be counted."
        error={error}
        explanation={explainScope(error, input.who)}
        onRetry={() => void refetch()}
      />
    )
  if (!data) return isFetching ? <ReadingProgress /> : null
  const uncertain = listWords(data)
  return (
    <div className={classes.population} aria-live="polite">
      <p>
        {populationWords(data)}
        {age !== null && ` Loaded ${elapsed(age)}.`}
        {data.isComplete && ` ${completePopulation}`}
      </p>
      {!data.isComplete && <p className={classes.incomplete}>{incompleteWords(data)}</p>}
      {uncertain !== null && <p>{uncertain}</p>}
    </div>
  )
}
