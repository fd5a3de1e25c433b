import type { ComponentType, ReactNode } from 'react'
import type { Location, Params } from 'react-router'

/** An entry of the route table. Routes nest: the parent's component shows its child in an `Outlet`. */
export interface Route {
  path?: string
  index?: boolean
  Component?: ComponentType & Partial<OnDemand>
  /** Pages that are often opened from this one. Their scripts load once this one is shown and the browser is idle. */
  preloads?: OnDemand[]
  /** The page that usually follows. It is rendered unseen once `preloads` are there. */
  next?: string
  /** Whether the pages below can be rendered unseen before they are shown. What they render then is kept. */
  isPreparable?: boolean
  children?: Route[]
  /** Loads what the page shows first. Runs beside the loaders of the routes above and below it. */
  load?: Loader
  /** What shows in place of this route when it, or a route below without one, could not load or render. */
  failure?: (error: Error) => ReactNode
}

/** What a script has that loads on demand, such as a component (`ui/lazyPart.tsx`). */
interface OnDemand {
  /** Loads the script. Never rejects. */
  load: () => Promise<void>
  isLoaded: () => boolean
}

/**
 * Loads data before a page shows. Returns nothing if everything is cached, so that the page shows in the same task.
 * Results and errors are ignored if another page was requested meanwhile.
 */
export type Loader = (request: LoadRequest) => Promise<Redirect | void> | Redirect | void

/** What a loader knows of the requested page. */
export interface LoadRequest {
  params: Params
  /** Its path does not include the base path. */
  location: Location
}

/** What a loader returns to lead to another address instead. */
export class Redirect {
  readonly to: string
  constructor(to: string) {
    this.to = to
  }
}
