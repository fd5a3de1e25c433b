import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds. */
  dur?: number
  args: { name?: string; data?: { frames?: { url: string; processId: number }[] } }
}

/** Measures the longest main-thread task while `act` runs, in milliseconds. Tracing itself lengthens it a little. */
export async function longestTask(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  let trace: Buffer
  try {
    await act()
  } finally {
    trace = await browser.stopTracing()
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const frames = traceEvents.flatMap(({ args }) => args.data?.frames ?? [])
  const process = frames.find(({ url }) => url.startsWith(new URL(page.url()).origin))?.processId
  const main = traceEvents.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === process && args.name === 'CrRendererMain',
  )
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === main?.pid && tid === main?.tid,
  )
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.')
  return tasks.reduce((longest, { dur = 0 }) => Math.max(longest, dur / 1000), 0)
}
