import { useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { prefer, preferences, subscribePreferences } from '../preferences/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { useCommands } from '../palette/useCommands.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Menu, type MenuHandle } from '../ui/Menu.tsx'
import { announce } from '../ui/status.ts'
import { type ListState, readListState } from './listState.ts'
import { useSharedViews } from './useSharedViews.ts'
import { saveViews, useViews, withView } from './useViews.ts'
import { isAsSaved, type View, viewList } from './views.ts'
import { rolesUnknown, updatedMessage, viewGroups } from './viewWords.ts'
import classes from './Views.module.css'

const SaveViewDialog = lazyPart(async () => (await import('./SaveViewDialog.tsx')).SaveViewDialog, 'dialog')
const ManageViewsDialog = lazyPart(
  async () => (await import('./ManageViewsDialog.tsx')).ManageViewsDialog,
  'dialog',
)

interface Props {
  listState: ListState
  setListState: (next: ListState) => void
}

/** The menu of views, and which one is shown. A view that was changed says so, and can be updated. */
export function ViewsControl({ listState, setListState }: Props) {
  const menu = useRef<MenuHandle>(null)
  const look = useSyncExternalStore(subscribePreferences, preferences)
  const { builtIn, hasLeaderRoles, saved } = useViews()
  const shared = useSharedViews(saved)
  const [openName, setOpenName] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const all = [...builtIn, ...shared, ...saved]
  const list = viewList(listState)
  /** Without roles named owner or admin, this view would list everyone. */
  const isEmpty = (view: View) => view === builtIn[0] && !hasLeaderRoles
  const matching = all.filter((view) => !isEmpty(view) && isAsSaved(view, listState, look))
  const exact = matching.find(({ name }) => name === openName) ?? matching[0]
  const opened = all.find(({ name }) => name === openName)
  // A list without filters and order belongs to no view, unless the view has none either.
  const current = exact ?? (list === '' && opened?.list !== '' ? undefined : opened)
  // A view may also be opened from the palette or by its link.
  const currentName = current?.name ?? null
  if (currentName !== openName) setOpenName(currentName)

  const open = (view: View) => {
    setOpenName(view.name)
    if (view.look) prefer(view.look)
    setListState({ ...readListState(view.list).listState, size: listState.size })
  }
  const here = (name: string): View => ({
    name,
    list,
    look: { columns: look.columns, density: look.density },
  })
  const save = (view: View) => {
    setOpenName(view.name)
    return saveViews(withView(saved, view))
  }
  const items = () => [
    ...all.map((view) => ({
      name: view.name,
      group: saved.includes(view)
        ? viewGroups.saved
        : shared.includes(view)
          ? viewGroups.shared
          : viewGroups.builtIn,
      unavailable: isEmpty(view) ? rolesUnknown : null,
      onChoose: () => open(view),
    })),
    { name: 'Save this view…', unavailable: null, onChoose: () => setDialog('save') },
    { name: 'Manage views…', unavailable: null, onChoose: () => setDialog('manage') },
  ]

  useCommands([
    { section: 'here', name: 'Save this view…', action: () => setDialog('save') },
    { section: 'here', name: 'Manage views…', action: () => setDialog('manage') },
  ])
  return (
    <>
      {current && (
        <span className={classes.current}>
          <bdi translate="no">{current.name}</bdi>
          {!exact && <span> (changed)</span>}
        </span>
      )}
      {current && !exact && saved.includes(current) && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            if (save(here(current.name))) announce(updatedMessage(current.name))
          }}
        >
          Update
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="default"
        aria-label="Views"
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={({ currentTarget }) => menu.current?.give(currentTarget, 'views')}
      >
        Views
      </Button>
      <Menu ref={menu} items={items} />
      {/* The palette opens them too, where a narrow window hides this control, and all in it. */}
      {createPortal(
        <>
          {dialog === 'save' && (
            <SaveViewDialog
              saved={saved}
              onSave={(name) => save(here(name))}
              onClose={() => setDialog(null)}
            />
          )}
          {dialog === 'manage' && <ManageViewsDialog saved={saved} onClose={() => setDialog(null)} />}
        </>,
        document.body,
      )}
    </>
  )
}
