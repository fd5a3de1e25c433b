import { setTimeout } from 'node:timers/promises'
import type { BrowserContext } from '@playwright/test'

/**
 * Maximum random delay in milliseconds of what happens in another order on another computer. The fake API delays its calls too
 * (fake-api/listen.ts).
 */
const maxMs = Number(process.env.E2E_JITTER ?? 0)

/** Delays each script and stylesheet, and what React does outside of events, such as effects. */
export async function addJitter(context: BrowserContext) {
  if (maxMs === 0) return
  await context.route('**/assets/**', async (route) => {
    await setTimeout(Math.random() * maxMs)
    // A tab that is closed or left needs no answer.
    await route.continue().catch(() => {})
  })
  await context.addInitScript(delayReact, maxMs)
}

/** React’s scheduler continues when a message arrives at `onmessage` of its port. Runs in the page. */
function delayReact(max: number) {
  // The page's own: a story may stop the clock later.
  const { setTimeout: wait } = globalThis
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    set(this: MessagePort, act: (event: Event) => void) {
      this.addEventListener('message', (event) => wait(act, Math.random() * max, event))
      this.start()
    },
  })
}
