import { useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation, useNavigate } from '../routing/usePage.ts'
import { setAskedAddress } from '../routing/askedAddress.ts'
import { usePendingLocation } from '../routing/useRouter.ts'
import { type ListState, readListState, writeListState } from './listState.ts'
import { usersQuery } from './queries.ts'

/** Delay before typed text goes into the address, in milliseconds: browsers limit how often the address may change. */
const textDelayMs = 300
/** How long the rows wait for their answer before the page shows that they are being loaded, in milliseconds. */
const maxWaitMs = 60

/** A list state that the router does not have yet. `over` is the key of the location that it was chosen over. */
interface Chosen {
  listState: ListState
  over: string
  isTyped: boolean
}

/**
 * The list state that was asked for last: chosen here, of the address being navigated to, or else of the current one. So
 * a change applies at once, and none of those before it shows again.
 *
 * The desk is asked in the event itself. The fields show a choice at once (`chosen`); the rows (`listState`) and the
 * address follow in one step when the answer is here. Typed text reaches the address after a delay, as one entry of the
 * browser history.
 */
export function useListState() {
  const queryClient = useQueryClient()
  const location = useLocation()
  const pending = usePendingLocation()
  const navigate = useNavigate()
  const isLeaving = pending !== null && pending.pathname !== location.pathname
  const asked = pending !== null && !isLeaving ? pending : location
  const [choice, setChoice] = useState<Chosen | null>(null)
  const [applied, setApplied] = useState<Chosen | null>(null)
  const isAhead = choice?.over === asked.key
  const { listState: addressed, ignored } = readListState(asked.search + asked.hash)
  const chosen = isAhead ? choice.listState : addressed
  const listState = isAhead && applied?.over === asked.key ? applied.listState : addressed
  const address = `/users${writeListState(chosen)}`
  const latest = useRef<Chosen>(null)

  const choose = (next: ListState, isTyped: boolean) => {
    const made = { listState: next, over: asked.key, isTyped }
    latest.current = made
    setAskedAddress(`/users${writeListState(next)}`)
    setChoice(made)
    const query = usersQuery(next)
    const apply = () => {
      if (latest.current !== made) return
      latest.current = null
      setAskedAddress(null)
      if (isTyped) flushSync(() => setApplied(made))
      else void navigate(`/users${writeListState(next)}`, { flushSync: true })
    }
    if (queryClient.getQueryData(query.queryKey)) return apply()
    // In the same task as the answer, so that a frame without the rows does not come in between.
    const timer = setTimeout(apply, maxWaitMs)
    void queryClient.prefetchQuery(query).then(() => {
      clearTimeout(timer)
      apply()
    })
  }
  /** Puts typed text into the address at once. Further typing replaces the same history entry. */
  const submitText = () => {
    if (!isAhead || address === `/users${writeListState(addressed)}`) return
    const { text } = readListState(location.search + location.hash).listState
    void navigate(address, { replace: text !== '' && chosen.text !== '' })
  }
  useEffect(() => {
    const drop = () => {
      latest.current = null
      setAskedAddress(null)
      setChoice(null)
    }
    window.addEventListener('popstate', drop)
    return () => {
      // An answer that comes after the page was left changes no address.
      latest.current = null
      setAskedAddress(null)
      window.removeEventListener('popstate', drop)
    }
  }, [])

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDue = isAhead && choice.isTyped && !isLeaving
  useEffect(() => {
    if (!isDue) return
    timer.current = setTimeout(submitText, textDelayMs)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react/exhaustive-deps -- restarts for typed text only
  }, [isDue, address])

  return {
    /** What the rows show. */
    listState,
    /** What the fields show, and what a further change starts from. */
    chosen,
    ignored,
    setText: (text: string) => choose({ ...chosen, text, page: 1 }, true),
    submitText,
    /**
     * Handles every click in the page. A click on a link leaves the page: the delayed address change would cancel that
     * navigation, so the choice goes into the current history entry right away, without the router.
     */
    onClickCapture({ target }: MouseEvent) {
      if (!isAhead || !(target instanceof Element && target.closest('a'))) return
      clearTimeout(timer.current)
      history.replaceState(history.state, '', pathOf(chosen))
    },
    setListState: (next: ListState) => choose(next, false),
  }
}

function pathOf(listState: ListState): string {
  return window.location.pathname + writeListState(listState)
}
