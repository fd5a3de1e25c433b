import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'
import type { JournalState } from '../desk/journal/journal.ts'

/**
 * Number of journal entries that this page has reminded of. Kept by the page and not by the desk: after a reload, which
 * asks like a close but loses nothing in most browsers, the new page has to remind again.
 */
let remindedEntries = 0

/** Whether the admin has to be reminded to save the journal, before it is lost. One reminder is enough. */
export function isReminderDue({ entries, unsaved }: JournalState): boolean {
  return unsaved > 0 && entries > remindedEntries
}

/** Records that the admin was reminded of this journal. */
export function reminderShown({ entries }: JournalState) {
  remindedEntries = entries
}

/**
 * Makes the browser ask once before the last tab closes while the journal has unsaved entries, because the journal is
 * lost with that tab. A page cannot tell a reload from a close, so a reload asks too, even in browsers that keep the
 * desk over it.
 */
export async function remindOfUnsavedJournal() {
  let journal: JournalState = { entries: 0, unsaved: 0 }
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    reminderShown(journal)
    update()
  }
  const update = () => {
    // Listens only while needed: some browsers do not cache a page that has a beforeunload listener.
    if (isReminderDue(journal) && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  const apply = (state: JournalState) => {
    // The next session counts from 1 again.
    remindedEntries = Math.min(remindedEntries, state.entries)
    journal = state
    update()
  }
  const ask = async () => apply(await desk.journal())
  onDesk('journal', apply)
  // After the back-forward cache, which gets no events of the journal.
  onDesk('session', () => void ask().catch(() => {}))
  onTabs(update)
  await ask()
}
