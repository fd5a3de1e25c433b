import type { QueryClient } from '@tanstack/react-query'
import { nextPaint } from './nextPaint.ts'
import type { Router } from './routing/router.ts'

/** How long to wait for the page's data, in milliseconds. After that, what is in the header is needed more. */
const timeoutMs = 1000

/** Resolves once the router's page is on the screen with its data, or after a second without them. */
export async function pageShown(queryClient: QueryClient, router: Router): Promise<void> {
  await until(router.subscribe, () => router.state().shown !== null)
  // React renders the page, then its data, each in a task of its own.
  await nextPaint()
  const cache = queryClient.getQueryCache()
  const isLoading = () =>
    cache
      .findAll({ queryKey: ['users'], type: 'active' })
      .some(({ state: { data, fetchStatus } }) => data === undefined && fetchStatus === 'fetching')
  const loaded = until(
    (listener) => cache.subscribe(listener),
    () => !isLoading(),
  )
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, timeoutMs))])
  await nextPaint()
  await nextPaint()
}

/** Resolves when a condition holds, now or after a change. */
function until(subscribe: (listener: () => void) => () => void, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve()
    const unsubscribe = subscribe(() => {
      if (!holds()) return
      unsubscribe()
      resolve()
    })
  })
}
