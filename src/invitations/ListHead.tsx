import { useState } from 'react'
import type { InvitationsAnswer, InvitationsProgress } from '../desk/invitations/types.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import type { ListState } from './listState.ts'
import { listGaps } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  listState: ListState
  /** Undefined while there is nothing to export. */
  answer: InvitationsAnswer | undefined
  progress: InvitationsProgress | null | undefined
}

/** The heading of the page, with the buttons to export the list and to invite people. */
export function ListHead({ listState, answer, progress }: Props) {
  const [isExporting, setExporting] = useState(false)
  useCommands(answer ? [{ section: 'here', name: 'Export', action: () => setExporting(true) }] : [])
  return (
    <>
      <header className={layout.head}>
        <h1>Invitations</h1>
        <span className={layout.actions}>
          {answer && (
            <Button variant="default" size="xs" onClick={() => setExporting(true)}>
              Export
            </Button>
          )}
          <ButtonLink to="/invitations/new" size="xs">
            Invite people
          </ButtonLink>
        </span>
      </header>
      {isExporting && answer && (
        <ExportDialog
          query={listState}
          total={answer.total}
          gaps={progress ? listGaps(progress) : []}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}
