import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'

/**
 * Makes the browser ask once before the last tab closes while the journal has unsaved entries, because the journal is
 * lost with that tab. A page cannot tell a reload from a close, so a reload asks too, even in browsers that keep the
 * desk over it.
 */
export async function remindOfUnsavedJournal() {
  let unsaved = 0
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    void desk.reminderShown()
  }
  const update = () => {
    // Listens only while needed: some browsers do not cache a page that has a beforeunload listener.
    if (unsaved > 0 && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  onDesk('journal', (journal) => {
    ;({ unsaved } = journal)
    update()
  })
  onTabs(update)
  ;({ unsaved } = await desk.journal())
  update()
}
