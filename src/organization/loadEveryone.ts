import { desk, onDesk } from '../desk/port/client.ts'
import { interruptible } from './interruptible.ts'

const loadingInterrupted =
  'The session ended before everyone was loaded. To start again, choose “Load everyone” on Users.'

/** Starts reading everyone, because someone waits for it. If the session ends first, they are told after the next sign-in. */
export function loadEveryone() {
  // Without the worker there is nothing to read, and the heartbeat reports that.
  interruptible(loadingInterrupted, readEveryone).catch(() => {})
}

/** Resolves once reading has ended. */
async function readEveryone() {
  await desk.controlReading('start')
  await new Promise<void>((resolve) => {
    const stop = onDesk('directory', ({ state }) => {
      // Idle where the session has ended.
      if (state === 'idle' || state === 'reading') return
      stop()
      resolve()
    })
  })
}
