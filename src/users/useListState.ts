import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { usePendingLocation } from '../routing/useRouter.ts'
import { type ListState, readListState, writeListState } from './listState.ts'

/** Delay before typed text goes into the address, in milliseconds: browsers limit how often the address may change. */
const addressDelayMs = 300

/**
 * The list state that was asked for last: of the address being navigated to, or else of the current one. So a change
 * applies at once, and none of those before it shows again. Typed text reaches the address after a delay, as one entry
 * of the browser history.
 */
export function useListState() {
  const location = useLocation()
  const pending = usePendingLocation()
  const navigate = useNavigate()
  const asked = pending?.pathname === location.pathname ? pending : location
  /** Typed text that no address has yet. `over` is the key of the location that it was typed over. */
  const [typed, setTyped] = useState<{ text: string; over: string } | null>(null)
  const isTyping = typed?.over === asked.key
  const { listState: addressed, ignored } = readListState(asked.search + asked.hash)
  const listState = isTyping ? { ...addressed, text: typed.text, page: 1 } : addressed
  const address = `/users${writeListState(listState)}`

  const setListState = (next: ListState, replace = false) =>
    void navigate(`/users${writeListState(next)}`, { replace })
  /** Puts typed text into the address at once. Further typing replaces the same history entry. */
  const submitText = () => {
    const { text } = readListState(location.search + location.hash).listState
    if (isTyping) setListState(listState, text !== '' && listState.text !== '')
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!isTyping) return
    timer.current = setTimeout(submitText, addressDelayMs)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react/exhaustive-deps -- restarts for typed text only
  }, [isTyping, address])

  return {
    listState,
    ignored,
    setText: (text: string) => setTyped({ text, over: asked.key }),
    submitText,
    /**
     * Handles every click in the page. A click on a link leaves the page: the delayed address change would cancel that
     * navigation, so typed text goes into the current history entry right away, without the router.
     */
    onClickCapture({ target }: MouseEvent) {
      if (!isTyping || !(target instanceof Element && target.closest('a'))) return
      clearTimeout(timer.current)
      history.replaceState(history.state, '', window.location.pathname + writeListState(listState))
    },
    setListState: (next: ListState) => setListState(next),
  }
}
