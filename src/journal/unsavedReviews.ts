import { desk, onDesk } from '../desk/port/client.ts'
import { isLastTab, onTabs } from '../desk/port/lastTab.ts'
import type { ReviewState } from '../desk/review/types.ts'

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** Makes the browser ask before the last tab closes, while a review has something that no file has. */
export function remindOfUnsavedReviews() {
  /** Ids of unsaved reviews. */
  const unsaved = new Set<string>()
  // Listens only while needed: some browsers do not cache a page that has a beforeunload listener.
  const update = () => {
    if (unsaved.size > 0 && isLastTab()) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }
  const apply = (review: ReviewState) => {
    if (review.unsaved > 0) unsaved.add(review.id)
    else unsaved.delete(review.id)
    update()
  }
  // This tab may have been opened while Roster was locked, or was in the back-forward cache.
  const ask = () =>
    desk.reviews(null).then(
      (reviews) => {
        unsaved.clear()
        reviews.forEach(apply)
        update()
      },
      () => {},
    )
  onDesk('review', ({ review }) => apply(review))
  // Signing out discards reviews, for which there are no events.
  onDesk('session', ({ signedIn, ended }) => {
    if (signedIn) void ask()
    else if (ended !== 'expired' && ended !== 'locked') unsaved.clear()
    update()
  })
  onTabs(update)
  void ask()
}
