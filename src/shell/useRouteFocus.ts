import { type RefObject, useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from '../routing/usePage.ts'
import { useRouter } from '../routing/useRouter.ts'
import { NavigationType } from 'react-router'

/**
 * Moves the focus when another page is shown, as browsers do for documents: to the heading, which screen readers then
 * read, or after "Back" to the link that was followed before. Paging through a list does not move it.
 */
export function useRouteFocus(main: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation()
  const type = useNavigationType()
  const href = useRouter().href(pathname)
  const lastHref = useRef(href)
  useEffect(() => {
    if (lastHref.current === href) return
    const previousHref = lastHref.current
    lastHref.current = href
    const findLink = () => main.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(previousHref)}"]`)
    const focus = (link: HTMLElement | null | undefined) => {
      const heading = main.current?.querySelector<HTMLElement>('h1')
      if (heading) heading.tabIndex = -1
      const target = link ?? heading
      target?.focus({ preventScroll: true })
    }
    if (type !== NavigationType.Pop) return focus(null)
    const link = findLink()
    if (link) return focus(link)
    // Rows below the window come in the next frame.
    const frame = requestAnimationFrame(() => focus(findLink()))
    return () => cancelAnimationFrame(frame)
  }, [href, type, main])
}
