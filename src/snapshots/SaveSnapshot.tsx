import { useMutation, useQuery } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import { directoryQuery } from '../organization/queries.ts'
import { interruptible } from '../organization/interruptible.ts'
import { ReadStatus } from '../organization/ReadStatus.tsx'
import { useCommands } from '../palette/useCommands.ts'
import { download } from '../ui/download.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce, announceWarning } from '../ui/status.ts'
import classes from './Snapshots.module.css'
import { announcement, interrupted, personalData, savedMessage, savingEveryone } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Saves everyone as now to a file. `isNext`: nothing else is likely to be done next. */
export function SaveSnapshot({ isNext }: { isNext: boolean }) {
  const { data: directory } = useQuery(directoryQuery)
  const save = useMutation({
    mutationFn: () => interruptible(interrupted.saving, () => desk.saveSnapshot(null)),
    onSuccess({ file, name, facts }) {
      download(file, name)
      if (facts.complete) announce(announcement(facts))
      else announceWarning(announcement(facts))
    },
  })
  useCommands([
    {
      section: 'here',
      name: 'Save a snapshot',
      unavailable: save.isPending ? savingEveryone : null,
      action: () => save.mutate(),
    },
  ])
  return (
    <section aria-label="Save" className={layout.panel}>
      <div className={layout.buttons}>
        <SoftButton
          variant={isNext ? 'filled' : 'default'}
          unavailable={save.isPending}
          onClick={() => save.mutate()}
        >
          Save a snapshot
        </SoftButton>
        {save.isPending && <span role="status">{savingEveryone}</span>}
      </div>
      {save.data && <p className={classes.chosen}>{savedMessage(save.data.facts)}</p>}
      <p className={layout.hint}>{personalData}</p>
      {directory && directory.state !== 'idle' && <ReadStatus />}
      {save.isError && <Failure title="The snapshot could not be saved." error={save.error} />}
    </section>
  )
}
