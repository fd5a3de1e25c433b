import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { createPath, type To, useHref, useLocation, useNavigate, useResolvedPath } from 'react-router'
import { isPlainClick } from './isPlainClick.ts'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  children: ReactNode
  to: To
  /** What the page finds in `useLocation().state`. */
  state?: unknown
  /** Replaces the entry of the browser history. By default where the link leads to the page that is shown. */
  replace?: boolean
  /** Keeps the scroll position. */
  preventScrollReset?: boolean
}

/**
 * A link to a page of the app. react-router's own needs 4.6 kB more, since it can also prefetch for its framework mode.
 */
export function Link({ to, state, replace, preventScrollReset, onClick, children, ...rest }: LinkProps) {
  const href = useHref(to)
  const navigate = useNavigate()
  const here = createPath(useLocation())
  const there = createPath(useResolvedPath(to))
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlainClick(event) || (rest.target ?? '_self') !== '_self') return
    event.preventDefault()
    void navigate(to, {
      state,
      replace: replace ?? here === there,
      preventScrollReset: preventScrollReset ?? false,
    })
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}

/** A link of a menu. It is marked while its page, or one below, is shown. */
export function NavLink({ to, ...rest }: LinkProps & { to: string }) {
  const { pathname } = useLocation()
  const isCurrent = `${pathname.toLowerCase()}/`.startsWith(`${to.toLowerCase()}/`)
  return <Link {...rest} to={to} aria-current={isCurrent ? 'page' : undefined} />
}
