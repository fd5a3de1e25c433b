import type { Route } from './route.ts'

/** The values of an address, by the names that the route's path has for them. */
export type Params = Readonly<Record<string, string | undefined>>

/** A route of the address, with the parameters of all its routes. */
export interface Match {
  route: Route
  params: Params
}

/**
 * Returns the routes of an address, from the outermost to the innermost; none if there is no such page. The first one in
 * the table counts. Upper and lower case are the same, as is a slash at the end.
 */
export function matchRoutes(routes: readonly Route[], pathname: string): Match[] {
  const { way, params } = find(routes, pathname.split('/').filter(Boolean).map(decode)) ?? noWay
  return way.map((route) => ({ route, params }))
}

interface Found {
  way: Route[]
  params: Record<string, string>
}

const noWay: Found = { way: [], params: {} }

function find(routes: readonly Route[], segments: string[]): Found | null {
  for (const route of routes) {
    const own = consume(route.path ?? '', segments)
    if (own === null) continue
    const { rest, params } = own
    if (!route.children) {
      if (rest.length === 0) return { way: [route], params }
      continue
    }
    const below = find(route.children, rest)
    if (below) return { way: [route, ...below.way], params: { ...params, ...below.params } }
  }
  return null
}

/** Takes the segments of a route's path from the beginning; null if they differ. */
function consume(path: string, segments: string[]) {
  if (path === '*') return { rest: [], params: {} }
  const params: Record<string, string> = {}
  const names = path.split('/').filter(Boolean)
  for (const [index, name] of names.entries()) {
    const segment = segments[index]
    if (segment === undefined) return null
    if (name.startsWith(':')) params[name.slice(1)] = segment
    else if (name.toLowerCase() !== segment.toLowerCase()) return null
  }
  return { rest: segments.slice(names.length), params }
}

/** What is no valid encoding stands for itself. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
