import type { ComponentType } from 'react'
import type { Loader, Route } from '../routing/route.ts'
import { lazyPart } from './lazyPart.tsx'

/** Loads a page and its loader from one script. */
export function pageWithLoader(
  load: () => Promise<{ Component: ComponentType; load: Loader }>,
): Pick<Route, 'Component' | 'load'> {
  return {
    Component: lazyPart(async () => (await load()).Component, 'page'),
    // Without the script there is nothing to load yet: the page shows the failure.
    load: (request) =>
      load().then(
        (loaded) => loaded.load(request),
        () => {},
      ),
  }
}
