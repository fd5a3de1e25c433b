import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { held, type WorkerLine } from '../worker.ts'

/** What is alive at one moment while nothing is running. */
export interface Gauge {
  /** Bytes after a garbage collection. */
  pageHeap: number
  deskHeap: number
  /** Number of tabs the desk reports. */
  tabs: number
  /** Ports that the desk's worker holds. */
  ports: number
  workers: number
  /** Pending timers of up to a minute. */
  pageTimers: number
  deskTimers: number
  documents: number
  listeners: number
}

declare global {
  interface Window {
    /** Number of pending timers. */
    timers: () => number
    /** Number of tabs the desk has reported. */
    tabs: number
  }
}

/**
 * Counts pending timers of up to a minute from now on. Longer ones exist to forget something eventually (a
 * pasted token, data that is no longer shown), so their number depends on recent work. Runs in a page or in
 * the worker.
 */
function countTimers() {
  const waiting = new Set<unknown>()
  const { setTimeout: begin, clearTimeout: end, setInterval: repeat, clearInterval: halt } = globalThis
  const counted = (timer: unknown, ms = 0) => {
    if (ms <= 60_000) waiting.add(timer)
    return timer
  }
  Object.assign(globalThis, {
    setTimeout(act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) {
      const run = () => {
        waiting.delete(timer)
        act(...given)
      }
      const timer: unknown = counted(begin(run, ms), ms)
      return timer
    },
    setInterval: (...given: Parameters<typeof repeat>) => counted(repeat(...given)),
    clearTimeout(timer?: number) {
      waiting.delete(timer)
      end(timer)
    },
    clearInterval(timer?: number) {
      waiting.delete(timer)
      halt(timer)
    },
    timers: () => waiting.size,
  })
}

/** Listens to the desk's tab events on the page's own port. Runs in the page. */
function hearTabs() {
  const { start } = MessagePort.prototype
  MessagePort.prototype.start = function startHeard() {
    this.addEventListener('message', ({ data }: MessageEvent<{ event?: string; detail: number }>) => {
      // What the desk says in one task is one message (src/desk/port/rpc.ts).
      const told = Array.isArray(data) ? data.findLast(({ event }) => event === 'tabs') : undefined
      if (told) window.tabs = told.detail
    })
    start.call(this)
  }
}

/** Makes every page of a context count from its start. */
export async function gaugePages(context: BrowserContext) {
  await context.addInitScript(countTimers)
  await context.addInitScript(hearTabs)
}

/** Makes the desk's worker count from now on. */
export async function gaugeDesk(desk: WorkerLine) {
  await desk.send('Runtime.evaluate', { expression: `(${String(countTimers)})()` })
}

/** Measures a page and the desk behind it. */
export async function gauge(
  browser: Browser,
  site: string,
  page: Page,
  session: CDPSession,
  desk: WorkerLine,
): Promise<Gauge> {
  const deskHeap = await held(desk.send)
  const pageHeap = await held((method) => session.send(method))
  const { documents, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const line = await browser.newBrowserCDPSession()
  const { targetInfos } = await line.send('Target.getTargets')
  await line.detach()
  const [pageTimers, tabs] = await page.evaluate(() => [window.timers(), window.tabs])
  return {
    pageHeap,
    deskHeap,
    tabs: tabs ?? 0,
    ports: await portsOf(desk),
    workers: targetInfos.filter(({ type, url }) => type.endsWith('worker') && url.startsWith(site)).length,
    pageTimers: pageTimers ?? 0,
    deskTimers: await evaluated(desk, 'timers()'),
    documents,
    listeners: jsEventListeners,
  }
}

async function portsOf(desk: WorkerLine): Promise<number> {
  const evaluation = await desk.send('Runtime.evaluate', { expression: 'MessagePort.prototype' })
  const { result } = evaluation as { result: { objectId: string } }
  const found = await desk.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
  const { objects } = found as { objects: { objectId: string } }
  const counted = await desk.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  for (const { objectId } of [result, objects]) await desk.send('Runtime.releaseObject', { objectId })
  return (counted as { result: { value: number } }).result.value
}

async function evaluated(desk: WorkerLine, expression: string): Promise<number> {
  const evaluation = await desk.send('Runtime.evaluate', { expression, returnByValue: true })
  return (evaluation as { result: { value: number } }).result.value
}
