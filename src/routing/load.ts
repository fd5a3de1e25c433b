import type { Location, RouteMatch, RouteObject } from 'react-router'
import { type LoadRequest, Redirect, type Route } from './route.ts'

/** A route of the address, with its parameters. */
export type Match = RouteMatch<string, RouteObject & Route>

/** Starts everything that the matched routes wait for. An error is a result like any other. */
export function load(matches: Match[], location: Location): unknown[] {
  const results: unknown[] = []
  for (const { route, params } of matches) {
    const result = loadRoute(route, { params, location })
    results.push(result)
    // Nobody is let in by the outer route, so the inner ones are not asked.
    if (result instanceof Redirect) break
  }
  return results
}

function loadRoute({ load: loader, Component }: Route, request: LoadRequest): unknown {
  const script = Component?.isLoaded?.() === false ? Component.preload?.() : undefined
  try {
    const data = loader?.(request)
    return script || data instanceof Promise
      ? Promise.all([data, script]).then(([result]) => result, toError)
      : data
  } catch (error) {
    return toError(error)
  }
}

const toError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))
