import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { Query, SortColumn } from '../desk/directory/types.ts'
import type { Exported, ExportRequest } from '../desk/export/export.ts'
import { count } from '../ui/count.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import classes from './ExportDialog.module.css'
import { ExportStanding } from './ExportStanding.tsx'
import { countQuery } from './queries.ts'

interface Props {
  query: Query
  /** Those that are shown, in their order. */
  columns: SortColumn[]
  onClose: () => void
}

/** Makes a file of everyone who matches, in the order shown. Closing the dialog cancels it. */
export function ExportDialog({ query, columns, onClose }: Props) {
  const { data: progress } = useQuery(directoryQuery)
  const { data: matching } = useQuery(countQuery(query))
  const roles = useQuery(rolesQuery)
  const [format, setFormat] = useState<ExportRequest['format']>('csv')
  const [which, setWhich] = useState<'shown' | 'all'>('shown')
  const { mutate, error, isPending } = useExport(onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending && !roles.isPending) mutate({ query, format, columns: which === 'all' ? 'all' : columns })
  }

  useEffect(() => {
    // Without the desk there is nothing to read; the download will say so.
    readEveryone().catch(() => {})
  }, [])

  return (
    <Dialog title="Export" onDismiss={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <p>{matching && matchingWords(matching.total, progress?.state === 'done')}</p>
        {progress && <ExportStanding progress={progress} />}
        {roles.isPending && <p>The names of the roles are on their way …</p>}
        {roles.isError && <p>The names of the roles could not be read: the file will have their ids.</p>}
        <RadioGroup
          label="Format"
          value={format}
          onChange={setFormat}
          options={[
            {
              value: 'csv',
              label: 'CSV',
              hint: 'For spreadsheets. What one would run as a formula gets an apostrophe before it.',
            },
            {
              value: 'json',
              label: 'JSON',
              hint: 'For programs, with what was asked and how complete it is.',
            },
          ]}
        />
        <RadioGroup
          label="Columns"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'shown', label: 'Shown', hint: 'Those of the table, in its order.' },
            { value: 'all', label: 'All', hint: 'Every column, and the id.' },
          ]}
        />
        {error !== null && !isPending && <Failure title="The file could not be made." error={error} />}
        {isPending && <p aria-live="polite">Writing the file …</p>}
        <div className={classes.buttons}>
          <SoftButton variant="default" unavailable={false} onClick={onClose}>
            Cancel
          </SoftButton>
          <SoftButton type="submit" unavailable={isPending || roles.isPending}>
            Download
          </SoftButton>
        </div>
      </form>
    </Dialog>
  )
}

/** Has the desk make a file, and the browser save it; cancelled when the dialog goes. */
function useExport(onDone: () => void) {
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  return useMutation({
    async mutationFn(request: ExportRequest) {
      running.current = new AbortController()
      const { file, ...made } = await desk.export(request, running.current.signal)
      download(file, made.name)
      // Without the file: what a mutation gave is kept for a while.
      return made
    },
    onSuccess(made) {
      announce(sentence(made))
      onDone()
    },
  })
}

async function readEveryone() {
  const { state } = await desk.directory()
  if (state === 'idle' || state === 'cancelled') await desk.controlReading('start')
}

const people = (number: number) => (number === 1 ? '1 person' : `${count(number)} people`)

function matchingWords(total: number, isAll: boolean): string {
  const soFar = isAll ? '' : ' so far'
  if (total === 0) return isAll ? 'Nobody matches.' : 'Nobody found yet.'
  return `${people(total)} ${total === 1 ? 'matches' : 'match'}${soFar}.`
}

function sentence({ name, rows, complete }: Omit<Exported, 'file'>): string {
  const done = `Exported ${people(rows)} to ${name}.`
  return complete ? done : `${done} It is incomplete: not everyone has been read.`
}
