import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { held, type WorkerLine } from '../worker.ts'

/** What is alive at one moment, with nothing under way. */
export interface Gauge {
  /** Bytes, after a collection. */
  pageHeap: number
  deskHeap: number
  /** How many tabs the desk says are there. */
  tabs: number
  /** Ports that the desk's worker holds. */
  ports: number
  workers: number
  /** Timers that wait, up to a minute each. */
  pageTimers: number
  deskTimers: number
  documents: number
  listeners: number
}

declare global {
  interface Window {
    /** How many timers wait. */
    timers: () => number
    /** How many tabs the desk has said are there. */
    tabs: number
  }
}

/**
 * Counts timers that wait from now on, up to a minute each. Longer ones are there to forget something by and by (what was
 * typed as a token, what is not shown any more), so that their number says how much was done lately. Runs in a page or in
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

/** Hears what the desk tells of tabs, over the port that the page itself has. Runs in the page. */
function hearTabs() {
  const { start } = MessagePort.prototype
  MessagePort.prototype.start = function startHeard() {
    this.addEventListener('message', ({ data }: MessageEvent<{ event?: string; detail: number }>) => {
      if (data?.event === 'tabs') window.tabs = data.detail
    })
    start.call(this)
  }
}

/** Has every page of a context count from its start. */
export async function gaugePages(context: BrowserContext) {
  await context.addInitScript(countTimers)
  await context.addInitScript(hearTabs)
}

/** Has the desk's worker count from now on. */
export async function gaugeDesk(desk: WorkerLine) {
  await desk.send('Runtime.evaluate', { expression: `(${String(countTimers)})()` })
}

/** Takes the measure of a page and of the desk behind it. */
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
