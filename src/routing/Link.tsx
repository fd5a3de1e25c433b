import { type ComponentProps, type MouseEvent, type ReactNode, useSyncExternalStore } from 'react'
import { createPath } from 'react-router'
import { isPlainClick } from './isPlainClick.ts'
import { useRouter } from './useRouter.ts'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  children: ReactNode
  /** A path of the app, or a query string for the page that is shown, where `?` stands for none. */
  to: string
  /** What the page finds in `useLocation().state`. */
  state?: unknown
  /** Replaces the entry of the browser history. By default where the link leads to the page that is shown. */
  replace?: boolean
  /** Keeps the scroll position. */
  preventScrollReset?: boolean
}

/**
 * A link to a page of the app. It follows the router itself, so that navigations don't render it again: with react-router's
 * hooks, each took 1 ms for every link of the header.
 */
export function Link({ to, state, replace, preventScrollReset, onClick, children, ...rest }: LinkProps) {
  const router = useRouter()
  const target = useSyncExternalStore(router.subscribe, () => router.resolve(to))
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlainClick(event) || (rest.target ?? '_self') !== '_self') return
    event.preventDefault()
    const { shown } = router.state()
    const isShown = shown !== null && createPath(shown.location) === target
    void router.navigate(target, {
      state,
      replace: replace ?? isShown,
      preventScrollReset: preventScrollReset ?? false,
    })
  }
  return (
    <a {...rest} href={router.href(target)} onClick={follow}>
      {children}
    </a>
  )
}

/** A link of a menu. It is marked while its page, or one below, is shown. */
export function NavLink({ to, ...rest }: LinkProps) {
  const router = useRouter()
  const isCurrent = useSyncExternalStore(router.subscribe, () =>
    `${router.state().shown?.location.pathname.toLowerCase()}/`.startsWith(`${to.toLowerCase()}/`),
  )
  return <Link {...rest} to={to} aria-current={isCurrent ? 'page' : undefined} />
}
