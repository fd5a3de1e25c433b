import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'

/**
 * Lets the browser ask once before the last tab goes while the journal is not saved: with it, the journal goes. (A
 * reload looks the same to a page; where the browser keeps the desk over it, nothing is lost by going on.)
 */
export async function remindOfUnsavedJournal() {
  let unsaved = 0
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    void desk.reminderShown()
  }
  const weigh = () => {
    // Only as long as there is something to be asked: some browsers don't keep a page that listens in their cache.
    if (unsaved > 0 && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  onDesk('journal', (journal) => {
    ;({ unsaved } = journal)
    weigh()
  })
  onTabs(weigh)
  ;({ unsaved } = await desk.journal())
  weigh()
}
