import { useContext } from 'react'
import { type Location, type Params, UNSAFE_LocationContext, UNSAFE_RouteContext } from 'react-router'
import { useRouter } from './useRouter.ts'

/*
 * react-router's hooks of the same names, which also serve routers that Roster doesn't have, weigh 4 kB. Contexts are
 * the same.
 */

/** The location of the page that is shown. */
export function useLocation(): Location {
  return useContext(UNSAFE_LocationContext).location
}

/** How the page that is shown was reached. */
export function useNavigationType() {
  return useContext(UNSAFE_LocationContext).navigationType
}

/** The parameters in the path of the page that is shown. */
export function useParams(): Params {
  return useContext(UNSAFE_RouteContext).matches.at(-1)?.params ?? {}
}

/** Returns a function that goes to a page. Takes the same as `to` of `Link`, and options of the router. */
export function useNavigate() {
  return useRouter().go
}
