import { type MouseEvent, startTransition, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { type ListState, readListState, writeListState } from './listState.ts'

/** Delay before typed text goes into the address, in milliseconds: browsers limit how often the address may change. */
const addressDelayMs = 300

/**
 * The list state, kept in the address. A change applies at once, before the address has it, so that other changes made
 * meanwhile do not undo it. Typed text reaches the address after a delay, as one entry of the browser history.
 */
export function useListState() {
  const { search, hash } = useLocation()
  const { state } = useNavigation()
  const navigate = useNavigate()
  /** A change that the address does not have yet. */
  const [pending, setPending] = useState<{ listState: ListState; isTyped: boolean } | null>(null)
  const { listState: addressed, ignored } = readListState(search + hash)
  const listState = pending?.listState ?? addressed
  const address = `/users${writeListState(listState)}`
  const isInAddress = writeListState(addressed) === writeListState(listState)
  if (pending && isInAddress && state === 'idle') setPending(null)

  const navigateTo = async (next: ListState, replace: boolean) => {
    const change = { listState: next, isTyped: false }
    setPending(change)
    await navigate(`/users${writeListState(next)}`, { replace })
    // Navigated, or interrupted by Back and the like. In a transition: not before the page renders the new address.
    startTransition(() => setPending((current) => (current === change ? null : current)))
  }
  const isTyping = pending?.isTyped === true
  /** Puts typed text into the address at once. Further typing replaces the same history entry. */
  const submitText = () => {
    if (isTyping) void navigateTo(listState, addressed.text !== '' && listState.text !== '')
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
    setText: (text: string) => setPending({ listState: { ...listState, text, page: 1 }, isTyped: true }),
    submitText,
    /**
     * Handles every click in the page. A click on a link leaves the page: the delayed address change would cancel that
     * navigation, so typed text goes into the current history entry right away, without the router.
     */
    onClickCapture({ target }: MouseEvent) {
      if (!isTyping || !(target instanceof Element && target.closest('a'))) return
      clearTimeout(timer.current)
      history.replaceState(history.state, '', location.pathname + writeListState(listState))
    },
    setListState: (next: ListState) => void navigateTo(next, false),
  }
}
