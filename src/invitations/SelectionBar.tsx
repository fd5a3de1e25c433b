import { Button } from '../ui/Button.tsx'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '../routing/usePage.ts'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import { desk } from '../desk/port/client.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { count } from '../text/count.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import classes from '../ui/SelectionBar.module.css'
import type { ListState } from './listState.ts'
import type { InvitationAction } from '../operate/runInvitation.ts'
import type { SelectionState } from './useSelection.ts'
import { planFailed, selectedInvitations, selectFailed, selectInterrupted } from './words.ts'

interface Props {
  selection: SelectionState
  listState: ListState
  /** Number of invitations that match. */
  total: number
  /** Why an operation is unavailable for an invitation; null where it is available. */
  unavailable: (action: InvitationAction, invitation: Enrollment) => string | null
}

const labels: Record<InvitationAction, string> = {
  resend: 'Resend',
  cancelInvitation: 'Cancel invitations',
}

const actions = ['resend', 'cancelInvitation'] as const

/** The selection bar. Each operation creates a plan, which is reviewed before anything happens. */
export function SelectionBar({ selection, listState, total, unavailable }: Props) {
  const { selected, select, clear } = selection
  const invitations = [...selected.values()]
  const selectMatching = useMutation({
    mutationFn: () => interruptible(selectInterrupted, () => desk.matchingInvitations(listState)),
    onSuccess: (matching) => select(matching, true),
  })
  const previewPlan = usePreviewPlan(invitations)
  const reasonFor = (action: InvitationAction) => {
    const reasons = invitations.map((one) => unavailable(action, one))
    return reasons.includes(null) ? null : (reasons[0] ?? null)
  }
  useCommands(
    actions.map((action) => ({
      section: 'selection',
      name: labels[action],
      detail: selectedInvitations(selected.size),
      unavailable: reasonFor(action),
      action: () => previewPlan.mutate(action),
    })),
  )
  return (
    <section aria-label="Selection" className={classes.bar}>
      <p className={classes.count}>
        <span translate="no">{count(selected.size)}</span> selected
      </p>
      {selected.size < total && (
        <Button
          size="xs"
          variant="default"
          loading={selectMatching.isPending}
          onClick={() => selectMatching.mutate()}
        >
          Select all {count(total)} matching
        </Button>
      )}
      <Button size="xs" variant="default" onClick={clear}>
        Clear selection
      </Button>
      <span className={classes.operations}>
        {actions.map((action) => (
          <SoftButton
            key={action}
            size="xs"
            variant="default"
            unavailable={reasonFor(action) !== null}
            onClick={() => previewPlan.mutate(action)}
          >
            {labels[action]}
          </SoftButton>
        ))}
      </span>
      {selectMatching.error && <Failure title={selectFailed} error={selectMatching.error} />}
      {previewPlan.error && <Failure title={planFailed} error={previewPlan.error} />}
    </section>
  )
}

/** Creates a plan of an operation on these invitations, and opens it. */
function usePreviewPlan(invitations: readonly Enrollment[]) {
  const navigate = useNavigate()
  return useMutationOnce({
    mutationFn: (action: InvitationAction) =>
      interruptible(interruptedWords.plan, () =>
        desk.plan({
          source: 'invitations',
          // Also those that can't be changed: the plan says why it skips them.
          requests: invitations.map(({ id, email }) => ({
            operation: action,
            email,
            enrollmentId: id,
            input: null,
          })),
        }),
      ),
    onSuccess: ({ id }) => navigate(`/plans/${id}`),
  })
}
