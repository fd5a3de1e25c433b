import { useEffect, useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Filters } from './Filters.tsx'
import { changedRows } from './filterWords.ts'
import { queryOf } from './listQuery.ts'
import { isFiltered, type ListState } from './listState.ts'
import { useCommands } from '../palette/useCommands.ts'
import { afterPage } from '../routing/afterPage.ts'
import { preferences } from '../preferences/preferences.ts'
import { usePrint } from '../ui/usePrint.ts'
import { Button } from '../ui/Button.tsx'
import chips from './Chips.module.css'
import classes from './UsersPage.module.css'

const Chips = lazyPart(
  async () => (await import('./Chips.tsx')).Chips,
  'inline',
  <p className={chips.sentence} />,
)
const DirectoryStatus = lazyPart(async () => (await import('./DirectoryStatus.tsx')).DirectoryStatus)
const ExportDialog = lazyPart(async () => (await import('./ExportDialog.tsx')).ExportDialog, 'dialog')
const PrintedList = lazyPart(async () => (await import('./PrintedList.tsx')).PrintedList, 'dialog')
const BrowserPrint = lazyPart(async () => (await import('./BrowserPrint.tsx')).BrowserPrint, 'none')
const ViewsControl = lazyPart(async () => (await import('./ViewsControl.tsx')).ViewsControl)
const ColumnsDialog = lazyPart(async () => (await import('./ColumnsDialog.tsx')).ColumnsDialog, 'dialog')
const PastedListNotice = lazyPart(async () => (await import('./PastedListNotice.tsx')).PastedListNotice)

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

/** Everything above the table: search, filters, directory status, columns and export. */
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
  const { isPrinting, print, stop } = usePrint()
  const close = () => setOpenDialog(null)
  // The views and the status of the directory need scripts that the table does not.
  const [isPageShown, setIsPageShown] = useState(false)
  useEffect(() => afterPage(() => setIsPageShown(true)), [])
  useCommands([
    { section: 'here', name: 'Export', action: () => setOpenDialog('export') },
    { section: 'here', name: 'Columns', action: () => setOpenDialog('columns') },
    { section: 'here', name: 'Print', action: print },
  ])
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
      {isFiltered(listState) && (
        <Chips
          listState={listState}
          chosen={chosen}
          entries={found?.list ? found.entries : null}
          setListState={setListState}
        />
      )}
      <div className={classes.line}>
        {(isPageShown || DirectoryStatus.isLoaded()) && <DirectoryStatus />}
        {changeCount > 0 && (
          <p className={classes.changes} aria-live="polite">
            <span>{changedRows(changeCount)}</span>
            <Button size="compact-xs" variant="default" onClick={onShowLatest}>
              Show
            </Button>
          </p>
        )}
        <span className={classes.end}>
          {isPageShown ? (
            <ViewsControl listState={chosen} setListState={setListState} />
          ) : (
            <Button size="compact-xs" variant="default" aria-disabled>
              Views
            </Button>
          )}
          <Button size="compact-xs" variant="default" data-print onClick={print}>
            Print
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpenDialog('columns')}>
            Columns
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpenDialog('export')}>
            Export
          </Button>
        </span>
      </div>
      {found?.list && <PastedListNotice entries={found.entries} notFound={found.notFound} />}
      {isPrinting && <PrintedList listState={listState} onClose={stop} />}
      {isPageShown && !isPrinting && <BrowserPrint listState={listState} />}
      {openDialog === 'columns' && <ColumnsDialog onClose={close} />}
      {openDialog === 'export' && (
        <ExportDialog query={queryOf(listState)} columns={preferences().columns} onClose={close} />
      )}
    </div>
  )
}
