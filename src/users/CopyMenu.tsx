import { useRef } from 'react'
import type { CopyRequest } from '../desk/export/copy.ts'
import { desk } from '../desk/port/client.ts'
import { interruptible } from '../organization/interruptible.ts'
import { useCommands } from '../palette/useCommands.ts'
import { preferences } from '../preferences/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, type MenuHandle } from '../ui/Menu.tsx'
import { announce, announceFailure, announceWarning } from '../ui/status.ts'
import { copiedMessage, copyFailed, copyInterrupted, copyNeedsHttps, copyRefused } from './selectionWords.ts'
import { clearSelection, getSelection } from './selection.ts'

/** Button that copies the selected people, as email addresses or as a table. */
export function CopyMenu() {
  const menu = useRef<MenuHandle>(null)
  const items = () => [
    { name: 'Email addresses', unavailable: null, onChoose: () => void copySelection('addresses') },
    { name: 'Table', unavailable: null, onChoose: () => void copySelection('table') },
  ]
  useCommands([
    { section: 'selection', name: 'Copy email addresses', action: () => void copySelection('addresses') },
    { section: 'selection', name: 'Copy as a table', action: () => void copySelection('table') },
    { section: 'selection', name: 'Clear selection', action: clearSelection },
  ])
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label="Copy"
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={({ currentTarget }) => menu.current?.give(currentTarget, 'copy')}
      >
        Copy
      </Button>
      <Menu ref={menu} items={items} />
    </>
  )
}

/** Copies everyone who is selected, on whichever page, and announces how many. */
async function copySelection(form: CopyRequest['form']) {
  const request = { ids: [...getSelection().ids], form, columns: preferences().columns }
  const asked = interruptible(copyInterrupted, () => desk.copy(request))
  try {
    const isWritten = writeToClipboard(asked.then(({ text, html }) => ({ text, html })))
    const copied = await asked
    if (!(await isWritten)) return announceWarning(isSecureContext ? copyRefused : copyNeedsHttps)
    const isComplete = copied.unknown === 0 && copied.withoutAddress.number === 0
    const announceResult = isComplete ? announce : announceWarning
    announceResult(copiedMessage(form, copied))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    announceFailure({ title: copyFailed, error })
  }
}

/**
 * Writes a text to the clipboard while the text is still loading. Asks for the clipboard immediately, because a browser
 * allows that only for a moment after a click. Returns false if it refuses, or has no clipboard, as on plain HTTP.
 */
async function writeToClipboard(content: Promise<{ text: string; html: string | null }>): Promise<boolean> {
  const blob = (type: string, text: Promise<string>) => text.then((parts) => new Blob([parts], { type }))
  const plain = blob(
    'text/plain',
    content.then(({ text }) => text),
  )
  try {
    // Both types have to be declared before it is known whether there is HTML. Without HTML, that part gets the plain
    // text.
    const html = blob(
      'text/html',
      content.then((given) => given.html ?? escapeText(given.text)),
    )
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'text/html': html })])
    return true
  } catch {
    return false
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
