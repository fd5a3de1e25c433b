import { useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Chips } from './Chips.tsx'
import { Filters } from './Filters.tsx'
import { changedRows } from './filterWords.ts'
import { isFiltered, type ListState, queryOf } from './listState.ts'
import { DirectoryStatus } from './DirectoryStatus.tsx'
import { PastedListNotice } from './PastedListNotice.tsx'
import { preferences } from '../preferences/preferences.ts'
import { Button } from '../ui/Button.tsx'
import classes from './UsersPage.module.css'

const ExportDialog = lazyPart(async () => (await import('./ExportDialog.tsx')).ExportDialog, 'dialog')
const ColumnsDialog = lazyPart(async () => (await import('./ColumnsDialog.tsx')).ColumnsDialog, 'dialog')

interface Props {
  /** What the rows show. */
  listState: ListState
  /** What the fields show. */
  chosen: ListState
  found: UsersAnswer['found']
  onTextChange: (text: string) => void
  onTextSubmit: () => void
  setListState: (next: ListState) => void
  /** How many rows would change if the latest data were shown. */
  changeCount: number
  onShowLatest: () => void
}

/** Everything above the table: search, filters, directory status, columns and export. Loaded after the table. */
export function Toolbar({
  listState,
  chosen,
  found,
  onTextChange,
  onTextSubmit,
  setListState,
  changeCount,
  onShowLatest,
}: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [openDialog, setOpenDialog] = useState<'columns' | 'export' | null>(null)
  const close = () => setOpenDialog(null)
  return (
    <div className={classes.tools} data-open={isOpen || undefined}>
      <Filters
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
        listState={listState}
        chosen={chosen}
        onTextChange={onTextChange}
        onTextSubmit={onTextSubmit}
        setListState={setListState}
      />
      {isFiltered(listState) && <Chips listState={listState} setListState={setListState} />}
      <div className={classes.line}>
        <DirectoryStatus />
        {changeCount > 0 && (
          <p className={classes.changes} aria-live="polite">
            <span>{changedRows(changeCount)}</span>
            <Button size="compact-xs" variant="default" onClick={onShowLatest}>
              Show
            </Button>
          </p>
        )}
        <span className={classes.end}>
          <Button size="compact-xs" variant="default" onClick={() => setOpenDialog('columns')}>
            Columns
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpenDialog('export')}>
            Export
          </Button>
        </span>
      </div>
      {found?.list && <PastedListNotice entries={found.entries} notFound={found.notFound} />}
      {openDialog === 'columns' && <ColumnsDialog onClose={close} />}
      {openDialog === 'export' && (
        <ExportDialog query={queryOf(listState)} columns={preferences().columns} onClose={close} />
      )}
    </div>
  )
}
