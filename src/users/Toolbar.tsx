import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { Chips } from './Chips.tsx'
import { Filters } from './Filters.tsx'
import { ListFound } from './ListFound.tsx'
import { isFiltered, type ListState, queryOf } from './listState.ts'
import { DirectoryStatus } from './DirectoryStatus.tsx'
import { preferences } from '../preferences/preferences.ts'
import classes from './UsersPage.module.css'

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }))
const ColumnsDialog = lazy(async () => ({ default: (await import('./ColumnsDialog.tsx')).ColumnsDialog }))

interface Props {
  listState: ListState
  found: UsersAnswer['found']
  onType: (text: string) => void
  /** What was typed is meant as it is. */
  onSubmit: () => void
  go: (to: ListState) => void
  /** How many rows would be others by now. */
  changes: number
  onShow: () => void
}

/** All that stands above the table; loaded after it. */
export function Toolbar({ listState, found, onType, onSubmit, go, changes, onShow }: Props) {
  const [open, setOpen] = useState<'columns' | 'export' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Filters listState={listState} onType={onType} onSubmit={onSubmit} go={go} />
      {isFiltered(listState) && <Chips listState={listState} go={go} />}
      <div className={classes.line}>
        <DirectoryStatus />
        {changes > 0 && (
          <p className={classes.changes} aria-live="polite">
            <span>{changes === 1 ? '1 change' : `${changes} changes`}</span>
            <Button size="compact-xs" variant="default" onClick={onShow}>
              Show
            </Button>
          </p>
        )}
        <span className={classes.end}>
          <Button size="compact-xs" variant="default" onClick={() => setOpen('columns')}>
            Columns
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpen('export')}>
            Export
          </Button>
        </span>
      </div>
      {found?.list && <ListFound notFound={found.notFound} />}
      <Suspense>
        {open === 'columns' && <ColumnsDialog onClose={close} />}
        {open === 'export' && (
          <ExportDialog query={queryOf(listState)} columns={preferences().columns} onClose={close} />
        )}
      </Suspense>
    </>
  )
}
