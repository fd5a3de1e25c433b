import { useRef, useState, useSyncExternalStore } from 'react'
import { prefer, preferences, subscribePreferences } from '../preferences/preferences.ts'
import { Button } from '../ui/Button.tsx'
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
  const exact = all.find((view) => viewList(listState) !== '' && isAsSaved(view, listState, look))
  // Without any filter or order, the list is no view any more.
  const opened = viewList(listState) === '' ? undefined : all.find(({ name }) => name === openName)
  const current = exact ?? opened

  const open = ({ name, list, look: savedLook }: View) => {
    setOpenName(name)
    if (savedLook) prefer(savedLook)
    setListState({ ...readListState(list).listState, size: listState.size })
  }
  const here = (name: string): View => ({
    name,
    list: viewList(listState),
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
      unavailable: view === builtIn[0] && !hasLeaderRoles ? rolesUnknown : null,
      onChoose: () => open(view),
    })),
    { name: 'Save this view…', unavailable: null, onChoose: () => setDialog('save') },
    { name: 'Manage views…', unavailable: null, onChoose: () => setDialog('manage') },
  ]

  return (
    <>
      {current && (
        <span className={classes.current}>
          <bdi translate="no">{current.name}</bdi>
          {!exact && ' (changed)'}
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
      {dialog === 'save' && (
        <SaveViewDialog saved={saved} onSave={(name) => save(here(name))} onClose={() => setDialog(null)} />
      )}
      {dialog === 'manage' && <ManageViewsDialog saved={saved} onClose={() => setDialog(null)} />}
    </>
  )
}
