import { desk, onDesk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { interruptible } from './interruptible.ts'

const loadingInterrupted =
  'The session ended before everyone was loaded. If loading doesn’t start again, choose “Load everyone” on Users.'

/**
 * Starts reading everyone, or resumes it, because someone asked for it and waits. If the session ends first, they are told
 * after the next sign-in. A read that starts by itself isn't told of: it starts by itself again.
 */
export function loadEveryone() {
  // Without the worker there is nothing to read, and the heartbeat reports that.
  interruptible(loadingInterrupted, readEveryone).catch(() => {})
}

/** Resolves once reading has ended, or was paused. */
async function readEveryone() {
  await desk.controlReading('start')
  await new Promise<void>((resolve, reject) => {
    const check = ({ state }: DirectoryProgress) => {
      // Idle where the session has ended.
      if (state === 'idle' || state === 'reading') return
      stop()
      resolve()
    }
    const stop = onDesk('directory', check)
    // A short reading may have ended before this tab listened.
    desk.directory().then(check, reject)
  })
}
