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

/** An address that is invited, and the names sent with it. */
export interface Invited {
  email: string
  names: Names
}

interface Submission extends Invited {
  roleId: string
}

interface Options {
  /** Called with what was sent: other text may have been typed meanwhile. */
  onInvited: (invited: Invited) => void
  onSettled: () => void
}

/** Sends one invitation, once for a double click, and announces it with "Undo". */
export function useInvite({ onInvited, onSettled }: Options) {
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
    onSuccess(result, { email, roleId, names }) {
      if (result.is === 'impossible' && isGone()) void announceObstacle(unseenInvitation(email), result)
      if (result.is !== 'done') return
      const { undo: entry } = result
      announce(
        invitationOperations.invite.done(email, roleName(roleId)),
        entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
      )
      onInvited({ email, names })
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
