import type { Location, RouteMatch, RouteObject } from 'react-router'
import { type LoadRequest, Redirect, type Route } from './route.ts'

/** A route of the address, with its parameters. */
export type Match = RouteMatch<string, RouteObject & Route>

/**
 * Starts everything that the matched routes wait for. An error is a result like any other. A route without a component of
 * its own is a gate: while its loader runs, no scripts are loaded for the routes below, which it may redirect from.
 */
export function load(matches: Match[], location: Location): unknown[] {
  const results: unknown[] = []
  let gate: Promise<boolean> | undefined
  for (const { route, params } of matches) {
    const result = loadRoute(route, { params, location }, gate)
    results.push(result)
    // The outer route redirects or fails, so the inner ones don't matter.
    if (result instanceof Redirect) break
    if (result instanceof Promise && !route.Component)
      gate = result.then((ended) => !(ended instanceof Redirect || ended instanceof Error))
  }
  return results
}

function loadRoute(
  { load: loader, Component }: Route,
  request: LoadRequest,
  gate: Promise<boolean> | undefined,
): unknown {
  const loadScript = Component?.isLoaded?.() === false ? Component.load : undefined
  const script =
    gate && loadScript ? gate.then((isOpen) => (isOpen ? loadScript() : undefined)) : loadScript?.()
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
