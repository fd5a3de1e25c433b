import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'

/** Makes the browser ask before the last tab closes, while a review has something that no file has. */
export function remindOfUnsavedReviews() {
  /** Ids of unsaved reviews. */
  const unsaved = new Set<string>()
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  const update = () => {
    // Listens only while needed: some browsers do not cache a page that has a beforeunload listener.
    if (unsaved.size > 0 && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  const ask = async () => {
    for (const review of await desk.reviews(null)) if (review.unsaved > 0) unsaved.add(review.id)
    update()
  }
  onDesk('review', ({ review }) => {
    if (review.unsaved > 0 && review.state !== 'discarded') unsaved.add(review.id)
    else unsaved.delete(review.id)
    update()
  })
  onDesk('session', ({ signedIn, ended }) => {
    // A session that has expired or is locked keeps its reviews.
    if (!signedIn && ended !== 'expired' && ended !== 'locked') unsaved.clear()
    // This tab may have been opened while Roster was locked.
    if (signedIn) void ask().catch(() => {})
    update()
  })
  onTabs(update)
  // Without a session there is nothing to ask about.
  ask().catch(() => {})
}
