import { useContext } from 'react'
import type { Location, NavigationType } from './location.ts'
import type { Params } from './match.ts'
import { PageContext } from './pageContext.ts'
import { useRouter } from './useRouter.ts'

function useShown() {
  const shown = useContext(PageContext)
  if (shown === null) throw new Error('There is no page around this component.')
  return shown
}

/** The location of the page that is shown. */
export function useLocation(): Location {
  return useShown().location
}

/** How the page that is shown was reached. */
export function useNavigationType(): NavigationType {
  return useShown().type
}

/** The parameters in the path of the page that is shown. */
export function useParams(): Params {
  return useShown().matches[0]?.params ?? {}
}

/** Returns a function that goes to a page. Takes the same as `to` of `Link`, and options of the router. */
export function useNavigate() {
  return useRouter().go
}
