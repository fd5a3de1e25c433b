import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { joiners } from './inviteWords.ts'

/** Offers to invite the people of a reconciled list who are not here. */
export function JoinersNotice({ lines, onInvite }: { lines: number; onInvite: () => void }) {
  return (
    <Notice>
      {joiners(lines)}{' '}
      <Button size="compact-xs" variant="default" onClick={onInvite}>
        {lines === 1 ? 'Invite this person' : 'Invite them'}
      </Button>
    </Notice>
  )
}
