import { useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useHref, useLocation, useNavigate, useNavigation } from 'react-router'
import { type ListState, readListState, writeListState } from './listState.ts'
import { usersQuery } from './queries.ts'

/** Delay before typed text goes into the address, in milliseconds: browsers limit how often the address may change. */
const textDelayMs = 300
/** How long after any other change the router follows the address: long enough for the rows to be painted first. */
const routerDelayMs = 40
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
 * address follow in one step when the answer is here. The router, which would render everything twice more, is told once
 * they are painted. Typed text reaches the address after a longer delay, as one entry of the browser history.
 */
export function useListState() {
  const queryClient = useQueryClient()
  const location = useLocation()
  const pending = useNavigation().location
  const href = useHref(location.pathname)
  const navigate = useNavigate()
  const isLeaving = pending !== undefined && pending.pathname !== href
  const asked = pending !== undefined && !isLeaving ? pending : location
  const [choice, setChoice] = useState<Chosen | null>(null)
  const [applied, setApplied] = useState<Chosen | null>(null)
  const isAhead = choice?.over === asked.key
  const isApplied = isAhead && applied === choice
  const { listState: addressed, ignored } = readListState(asked.search + asked.hash)
  const chosen = isAhead ? choice.listState : addressed
  const listState = isAhead && applied?.over === asked.key ? applied.listState : addressed
  const address = `/users${writeListState(chosen)}`
  const latest = useRef<Chosen>(null)

  const choose = (next: ListState, isTyped: boolean) => {
    const made = { listState: next, over: asked.key, isTyped }
    latest.current = made
    setChoice(made)
    const query = usersQuery(next)
    const apply = () => {
      if (latest.current !== made) return
      latest.current = null
      setApplied(made)
      if (!isTyped) pushAddress(next)
    }
    if (queryClient.getQueryData(query.queryKey)) return apply()
    // In the same task as the answer, so that a frame without the rows does not come in between.
    const applyNow = () => flushSync(apply)
    const timer = setTimeout(applyNow, maxWaitMs)
    void queryClient.prefetchQuery(query).then(() => {
      clearTimeout(timer)
      applyNow()
    })
  }
  /** Tells the router the choice. Further typing replaces the same history entry. */
  const submit = () => {
    if (!isAhead || address === `/users${writeListState(addressed)}`) return
    const { text } = readListState(location.search + location.hash).listState
    const isReplaced = !choice.isTyped || (text !== '' && chosen.text !== '')
    void navigate(address, { replace: isReplaced })
  }
  useEffect(() => {
    const drop = () => {
      latest.current = null
      setChoice(null)
    }
    window.addEventListener('popstate', drop)
    return () => {
      // An answer that comes after the page was left changes no address.
      latest.current = null
      window.removeEventListener('popstate', drop)
    }
  }, [])

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDue = isAhead && !isLeaving && (choice.isTyped || isApplied)
  useEffect(() => {
    if (!isDue) return
    timer.current = setTimeout(submit, choice.isTyped ? textDelayMs : routerDelayMs)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react/exhaustive-deps -- restarts for a new choice only
  }, [isDue, address])

  return {
    /** What the rows show. */
    listState,
    /** What the fields show, and what a further change starts from. */
    chosen,
    ignored,
    setText: (text: string) => choose({ ...chosen, text, page: 1 }, true),
    submitText: submit,
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

/** Adds a history entry for a list state, which the router can go back to and replaces when it follows. */
function pushAddress(listState: ListState) {
  if (pathOf(listState) === pathOf(readListState(window.location.search + window.location.hash).listState))
    return
  const { idx } = { idx: 0, ...(history.state as { idx?: number } | null) }
  history.pushState(
    { usr: null, key: Math.random().toString(36).slice(2, 10), idx: idx + 1 },
    '',
    pathOf(listState),
  )
}

function pathOf(listState: ListState): string {
  return window.location.pathname + writeListState(listState)
}
