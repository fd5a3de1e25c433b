import { onDesk } from '../desk/port/client.ts'
import { afterPage } from '../routing/afterPage.ts'
import { announceWarning } from '../ui/status.ts'

/** Texts of what several pages do. */
export const interruptedWords = {
  file: 'The session ended before the file was ready. Export it again.',
  plan: 'The session ended before the plan opened. If it isn’t in Plans, create it again.',
  change: 'The session ended before your last change was answered. Activity shows whether it was made.',
}

/** What runs now, each with what to say if the session ends first. In memory only. */
const running = new Map<symbol, string>()
let interrupted: string[] = []

onDesk('session', ({ signedIn, ended }) => {
  if (!signedIn) {
    // After signing out, nobody continues.
    const canResume = ended === 'expired' || ended === 'locked'
    interrupted = canResume ? [...interrupted, ...running.values()] : []
    running.clear()
  } else if (interrupted.length > 0) {
    const messages = new Set(interrupted)
    interrupted = []
    afterPage(() => announceWarning([...messages].join(' ')))
  }
})

/** Says after the next sign-in that the end of the session has interrupted a change. */
export function noteChange() {
  interrupted.push(interruptedWords.change)
}

/**
 * Runs what an admin has asked for and waits for. If the session ends first, the page that waits is gone: the promise then
 * never settles, so that nothing shows on the sign-in page, and `message` is announced after the next sign-in. It says what
 * was interrupted and what to do.
 */
export function interruptible<T>(message: string, run: () => Promise<T>): Promise<T> {
  const id = Symbol('action')
  running.set(id, message)
  return new Promise((resolve, reject) => {
    run().then(
      (value) => running.delete(id) && resolve(value),
      (error: unknown) => running.delete(id) && reject(error),
    )
  })
}
