import { desk } from '../desk/port/client.ts'
import type { InvitationResult } from '../desk/operate/invitationMethods.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { announce } from '../ui/status.ts'
import { useIsGone } from '../ui/useIsGone.ts'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import { announceObstacle, announceUnseen, unseenInvitation } from './announceUnseen.ts'
import { undo } from './undo.ts'

/** What an invitation says about the person, as typed. */
export type Names = Record<'firstName' | 'lastName' | 'title', string>

interface Submission {
  email: string
  roleId: string
  names: Names
}

/** Sends one invitation, once for a double click, and announces it with "Undo". */
export function useInvite({ onInvited, onSettled }: { onInvited: () => void; onSettled: () => void }) {
  const roleName = useRoleName()
  const isGone = useIsGone()
  const { mutate, isPending, error, data, variables } = useMutationOnce({
    mutationFn: ({ email, roleId, names }: Submission): Promise<InvitationResult> =>
      interruptible(interruptedWords.change, () =>
        desk.runInvitation({ operation: 'invite', email, input: { roleId, ...toInput(names) } }),
      ),
    gcTime: 0,
    onError(thrown, { email }) {
      if (isGone()) void announceUnseen(unseenInvitation(email), thrown)
    },
    onSuccess(result, { email, roleId }) {
      if (result.is === 'impossible' && isGone()) void announceObstacle(unseenInvitation(email), result)
      if (result.is !== 'done') return
      const { undo: entry } = result
      announce(
        invitationOperations.invite.done(email, roleName(roleId)),
        entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
      )
      onInvited()
    },
    onSettled,
  })
  return { send: mutate, isPending, error, data, sentTo: variables?.email }
}

function toInput({ firstName, lastName, title }: Names) {
  return {
    firstName: firstName.trim() || null,
    lastName: lastName.trim() || null,
    title: title.trim() || null,
  }
}
