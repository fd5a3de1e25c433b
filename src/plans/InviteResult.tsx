import { NativeSelect } from '../ui/NativeSelect.tsx'
import { useId } from 'react'
import type { Role } from '../api/schema.ts'
import type { InviteListAnswer, InviteListRequest, InviteOutcome } from '../desk/list/inviteTypes.ts'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { InviteTable } from './InviteTable.tsx'
import { inviteCounts, inviteLabels, noInvitePlan } from './inviteWords.ts'
import { listPageSize } from './ListMatches.tsx'
import { Pager } from '../ui/Pager.tsx'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  answer: InviteListAnswer
  /** Whether the answer is for another request, and the right one is loading. */
  isOutdated: boolean
  roleId: string | null
  roles: readonly Role[]
  position: Pick<InviteListRequest, 'filter' | 'page'>
  onPositionChange: (position: Props['position']) => void
  isCreatingPlan: boolean
  onPreview: () => void
}

/** What will happen with the lines of a list, and the button that previews the plan. */
export function InviteResult({
  answer,
  isOutdated,
  roleId,
  roles,
  position,
  onPositionChange,
  isCreatingPlan,
  onPreview,
}: Props) {
  const reasonId = useId()
  const reason = noInvitePlan(answer, roleId)
  return (
    <section className={layout.panel} aria-busy={isOutdated} aria-label="Result">
      <p aria-live="polite" className={classes.counts}>
        {inviteCounts(answer)}
      </p>
      {answer.cautions.map((caution) => (
        <Notice key={caution}>{caution}</Notice>
      ))}
      <div className={classes.preview}>
        <SoftButton
          unavailable={reason !== null || isOutdated || isCreatingPlan}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={onPreview}
        >
          Preview plan
        </SoftButton>
        {reason !== null && (
          <span id={reasonId} className={layout.hint}>
            {reason}
          </span>
        )}
      </div>
      <NativeSelect
        label="Show"
        className={classes.filter ?? ''}
        value={position.filter}
        options={filterOptions(answer, position.filter)}
        onChange={(filter) => onPositionChange({ filter, page: 1 })}
      />
      <InviteTable lines={answer.lines} roles={roles} />
      <Pager
        name="Pages of the list"
        page={position.page}
        size={listPageSize}
        total={answer.total}
        onChange={(page) => onPositionChange({ ...position, page })}
      />
    </section>
  )
}

function filterOptions({ counts }: InviteListAnswer, current: InviteOutcome | null) {
  const all = Object.values(counts).reduce((sum, lines) => sum + lines, 0)
  const outcomes = (Object.keys(inviteLabels) as InviteOutcome[]).filter(
    (outcome) => (counts[outcome] ?? 0) > 0 || outcome === current,
  )
  return [
    { value: null, label: `All lines (${count(all)})` },
    ...outcomes.map((outcome) => ({
      value: outcome,
      label: `${inviteLabels[outcome]} (${count(counts[outcome] ?? 0)})`,
    })),
  ]
}
