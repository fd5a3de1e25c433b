import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { Query, SortColumn } from '../desk/directory/types.ts'
import type { ExportRequest } from '../desk/export/export.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { interruptedWords, interruptible } from '../organization/interruptible.ts'
import { loadEveryone } from '../organization/loadEveryone.ts'
import { ExportCompleteness } from './ExportCompleteness.tsx'
import { columnChoices, exportedMessage, formats, matchingPeople } from './exportWords.ts'
import { countQuery } from './queries.ts'

interface Props {
  query: Query
  /** The visible columns of the table, in their order. */
  columns: SortColumn[]
  onClose: () => void
}

/** The export dialog: makes a file of everyone who matches, in the order of the table. Closing it cancels the export. */
export function ExportDialog({ query, columns, onClose }: Props) {
  const { data: progress } = useQuery(directoryQuery)
  const { data: matches } = useQuery(countQuery(query))
  const roles = useQuery(rolesQuery)
  const [format, setFormat] = useState<ExportRequest['format']>('csv')
  const [columnChoice, setColumnChoice] = useState<'shown' | 'all'>('shown')
  const { mutate, error, isPending } = useExport(onClose)
  const createFile = () => {
    mutate({ query, format, columns: columnChoice === 'all' ? 'all' : columns })
  }

  useEffect(() => {
    // Ignored: without the worker there is nothing to read, and the download reports that.
    readDirectory().catch(() => {})
  }, [])

  return (
    <Dialog title="Export" onDismiss={onClose}>
      <DialogForm
        submit="Download"
        unavailable={isPending || roles.isPending}
        onSubmit={createFile}
        onCancel={onClose}
      >
        <p>{matches && matchingPeople(matches.total, progress?.state === 'done' && !matches.isPartial)}</p>
        {progress && <ExportCompleteness progress={progress} />}
        {roles.isPending && <p>Loading role names…</p>}
        {roles.isError && <p>Role names could not be loaded. The file will contain role IDs.</p>}
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        <RadioGroup label="Columns" value={columnChoice} onChange={setColumnChoice} options={columnChoices} />
        {error !== null && !isPending && <Failure title="The file could not be created." error={error} />}
        {isPending && <p aria-live="polite">Creating the file…</p>}
      </DialogForm>
    </Dialog>
  )
}

/** Creates a file and downloads it. Cancelled when the dialog unmounts. */
function useExport(onDone: () => void) {
  const controller = useRef<AbortController>(null)
  useEffect(() => () => controller.current?.abort(), [])
  return useMutation({
    async mutationFn(request: ExportRequest) {
      controller.current = new AbortController()
      const { signal } = controller.current
      const { file, ...exported } = await interruptible(interruptedWords.file, () =>
        desk.export(request, signal),
      )
      download(file, exported.name)
      // Without the file, since the mutation cache keeps the result for a while.
      return exported
    },
    onSuccess(exported) {
      announce(exportedMessage(exported))
      onDone()
    },
  })
}

/** Starts reading the directory, unless it was read, is being read, or was paused. */
async function readDirectory() {
  const { state } = await desk.directory()
  if (state === 'idle' || state === 'cancelled') loadEveryone()
}
