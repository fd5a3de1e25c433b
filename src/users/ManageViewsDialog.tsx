import { useRef, useState } from 'react'
import { storedViews } from '../preferences/viewStorage.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { announce, announceWarning } from '../ui/status.ts'
import { saveViews, withView } from './useViews.ts'
import { maxViews, parseViews, type View, writeViews } from './views.ts'
import {
  deletedMessage,
  importedMessage,
  nameInUse,
  notAViewFile,
  noViews,
  restoredMessage,
  tooManyViews,
} from './viewWords.ts'
import classes from './Views.module.css'
import dialog from '../ui/Dialog.module.css'

/** Larger files are not read, in bytes. */
const maxFileSize = 500_000

/** The saved views: links to them, and a file to take them to another browser. */
export function ManageViewsDialog({ saved, onClose }: { saved: readonly View[]; onClose: () => void }) {
  const file = useRef<HTMLInputElement>(null)
  const [message, setMessage] = useState('')
  const read = async (chosen: File) => {
    const found = chosen.size > maxFileSize ? null : parseViews(await chosen.text())
    if (found === null) return setMessage(notAViewFile)
    let next = [...saved]
    for (const view of found.views) next = withView(next, view)
    if (next.length > maxViews) return setMessage(tooManyViews)
    saveViews(next)
    setMessage(importedMessage(found.views.length, found.invalid))
  }
  const remove = (view: View) => {
    const place = saved.indexOf(view)
    saveViews(saved.toSpliced(place, 1))
    // The button that has the focus disappears with the view.
    file.current?.focus()
    announce(deletedMessage(view.name), { name: 'Undo', run: () => restore(view, place) })
  }
  return (
    <Dialog title="Manage views" onDismiss={onClose}>
      {saved.length === 0 && <p>{noViews}</p>}
      <ul aria-label="Saved views" className={classes.list}>
        {saved.map((view) => (
          <li key={view.name}>
            <bdi translate="no">{view.name}</bdi>
            <CopyButton text={linkOf(view)} label={`Copy link to ${view.name}`} iconOnly />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Delete ${view.name}`}
              onClick={() => remove(view)}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <label className={classes.file}>
        Import views
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            if (chosen) void read(chosen)
            currentTarget.value = ''
          }}
        />
      </label>
      <p role="status">{message}</p>
      <div className={dialog.buttons}>
        <Button
          variant="default"
          disabled={saved.length === 0}
          onClick={() =>
            download(new Blob([writeViews(saved)], { type: 'application/json' }), 'roster-views.json')
          }
        >
          Export views
        </Button>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}

/** Puts a deleted view back in its place among the views that are saved now. */
function restore(view: View, place: number) {
  const now = parseViews(storedViews())?.views ?? []
  if (now.some(({ name }) => name === view.name)) announceWarning(nameInUse(view.name))
  else if (now.length >= maxViews) announceWarning(tooManyViews)
  else if (saveViews(now.toSpliced(place, 0, view))) announce(restoredMessage(view.name))
}

/** The address of a view's list. Columns and density are not part of it. */
function linkOf({ list }: View): string {
  return `${window.location.origin}${import.meta.env.BASE_URL}users${list}`
}
