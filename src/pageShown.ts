import type { QueryClient } from '@tanstack/react-query'
import type { Router } from './routing/router.ts'

/** How long to wait for the page's data, in milliseconds. After that, what is in the header is needed more. */
const timeoutMs = 1000

/** Resolves once the router's page is on the screen with its data, or after a second without them. */
export async function pageShown(queryClient: QueryClient, router: Router): Promise<void> {
  await until(router.subscribe, () => router.state().shown !== null)
  const cache = queryClient.getQueryCache()
  const isLoading = () =>
    cache
      .findAll({ queryKey: ['users'], type: 'active' })
      .some(({ state: { data, fetchStatus } }) => data === undefined && fetchStatus === 'fetching')
  const painted = async () => {
    // The page, then its data: React renders each in a task of its own.
    await nextFrame()
    await until(
      (listener) => cache.subscribe(listener),
      () => !isLoading(),
    )
    await nextFrame()
    await nextFrame()
  }
  // A page in the background has no frames.
  await Promise.race([painted(), new Promise((resolve) => setTimeout(resolve, timeoutMs))])
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

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
