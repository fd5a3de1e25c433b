import { type RefObject, useEffect, useRef } from 'react'
import { NavigationType, useHref, useLocation, useNavigationType } from 'react-router'

/**
 * Takes the focus along when another page is shown, as the browser does for documents: to its heading, which is read
 * out, or, on the way back, to the link by which one left. Turning pages of a list is no other page.
 */
export function useRouteFocus(main: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation()
  const type = useNavigationType()
  const here = useHref(pathname)
  const before = useRef(here)
  useEffect(() => {
    if (before.current === here) return
    const left = before.current
    before.current = here
    const link =
      type === NavigationType.Pop
        ? main.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(left)}"]`)
        : null
    const heading = main.current?.querySelector<HTMLElement>('h1')
    if (heading) heading.tabIndex = -1
    const target = link ?? heading
    target?.focus({ preventScroll: true })
  }, [here, type, main])
}
