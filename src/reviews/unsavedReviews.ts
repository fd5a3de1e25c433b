import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'

/** Unsaved reviews by id. */
const unsaved = new Set<string>()
let isReminding = false

/**
 * Makes the browser ask before the last tab closes while a review has something that no file has. Calls after the first do
 * nothing.
 */
export function remindOfUnsavedReviews() {
  if (isReminding) return
  isReminding = true
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  const update = () => {
    // Listens only while needed: some browsers do not cache a page that has a beforeunload listener.
    if (unsaved.size > 0 && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  onDesk('review', (review) => {
    if (review.unsaved > 0 && review.state !== 'discarded') unsaved.add(review.id)
    else unsaved.delete(review.id)
    update()
  })
  onDesk('session', ({ signedIn, ended }) => {
    if (!signedIn && ended !== 'expired' && ended !== 'locked') unsaved.clear()
    update()
  })
  onTabs(update)
  desk.reviews(null).then(
    (reviews) => {
      for (const { id, unsaved: records } of reviews) if (records > 0) unsaved.add(id)
      update()
    },
    () => {},
  )
}
