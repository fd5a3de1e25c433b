import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { desk } from '../desk/port/client.ts'
import type { SnapshotFacts } from '../desk/snapshots/types.ts'
import { interruptible } from '../organization/interruptible.ts'
import { Failure } from '../ui/Failure.tsx'
import { snapshotsQuery } from './queries.ts'
import classes from './Snapshots.module.css'
import { explainFault, interrupted, snapshotWords } from './words.ts'
import layout from '../ui/Layout.module.css'
import quiet from '../ui/QuietButton.module.css'

interface Props {
  label: string
  hint?: string
  /** The snapshot in use; null for none. */
  chosen: SnapshotFacts | null
  onChange: (id: string | null) => void
}

/** File field that opens a snapshot, and says which one is in use or why it was refused. */
export function SnapshotField({ label, hint, chosen, onChange }: Props) {
  const queryClient = useQueryClient()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const open = useMutation({
    mutationFn: (file: File) =>
      interruptible(interrupted.opening, () => desk.openSnapshot({ file, name: file.name })),
    async onSuccess(result) {
      // The field must not name a file that is not used.
      if (result.is !== 'opened' && input.current) input.current.value = ''
      await queryClient.invalidateQueries({ queryKey: snapshotsQuery.queryKey })
      onChange(result.is === 'opened' ? result.facts.id : null)
    },
  })
  const refused = open.data && open.data.is !== 'opened' ? open.data : null
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".jsonl,.json,.txt"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        // Lets the same file be chosen again.
        onClick={({ currentTarget }) => (currentTarget.value = '')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) open.mutate(file)
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={layout.hint}>
          {hint}
        </span>
      )}
      <p
        aria-live="polite"
        className={classes.chosen}
        data-incomplete={chosen?.complete === false || undefined}
      >
        {open.isPending ? 'Verifying the file…' : chosen && snapshotWords(chosen)}
      </p>
      {chosen && !open.isPending && (
        <button
          type="button"
          className={quiet.button}
          onClick={() => {
            if (input.current) input.current.value = ''
            onChange(null)
          }}
        >
          Remove {label.toLowerCase()}
        </button>
      )}
      {open.isError && <Failure title="The file could not be opened." error={open.error} />}
      {refused && (
        <Failure
          title="The file was refused."
          error={new Error(refused.is)}
          explanation={explainFault(refused)}
        />
      )}
    </div>
  )
}
