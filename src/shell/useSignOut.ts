import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import { runningPlan } from '../operate/runningPlans.ts'
import { isReminderDue, reminderShown } from '../journal/unsavedReminder.ts'

/** Signs out, unless something would be lost or stopped: then `unsaved` has the numbers to warn about, until `dismiss`. */
export function useSignOut() {
  const [unsaved, setUnsaved] = useState<{ entries: number; reviews: number } | null>(null)
  const signOut = async () => {
    const journal = await desk.journal()
    // A session that has just ended has no reviews to ask about.
    const reviews = await desk.reviews(null).catch(() => [])
    const reviewCount = reviews.filter((review) => review.unsaved > 0).length
    const isDue = isReminderDue(journal)
    if (!isDue && reviewCount === 0 && runningPlan() === null) return desk.signOut()
    if (isDue) reminderShown(journal)
    setUnsaved({ entries: isDue ? journal.unsaved : 0, reviews: reviewCount })
  }
  return { signOut, unsaved, dismiss: () => setUnsaved(null) }
}
