import { type MouseEvent, startTransition, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { type ListState, readListState, writeListState } from './listState.ts'

/** The address follows what is typed after a pause, in milliseconds: browsers refuse too many changes of it. */
const pause = 300

/**
 * The place in the list. What is chosen or typed is the place at once, before the address says so: nothing that is done
 * meanwhile may undo it. What is typed stands in the address after a pause, as one step of the history.
 */
export function useListState() {
  const { search, hash } = useLocation()
  const { state } = useNavigation()
  const navigate = useNavigate()
  const [ahead, setAhead] = useState<{ listState: ListState; isTyped: boolean } | null>(null)
  const { listState: addressed, ignored } = readListState(search + hash)
  const listState = ahead?.listState ?? addressed
  const address = `/users${writeListState(listState)}`
  const isThere = writeListState(addressed) === writeListState(listState)
  if (ahead && isThere && state === 'idle') setAhead(null)

  const move = async (next: ListState, replace: boolean) => {
    const mine = { listState: next, isTyped: false }
    setAhead(mine)
    await navigate(`/users${writeListState(next)}`, { replace })
    // There, or called off by Back or the like; not before the page knows the address.
    startTransition(() => setAhead((now) => (now === mine ? null : now)))
  }
  const isWaiting = ahead?.isTyped === true
  /** Puts what is typed into the address; further typing changes the same step of the history. */
  const submit = () => {
    if (isWaiting) void move(listState, addressed.text !== '' && listState.text !== '')
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!isWaiting) return
    timer.current = setTimeout(submit, pause)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react/exhaustive-deps -- waits anew for what is typed, and for nothing else
  }, [isWaiting, address])

  return {
    listState,
    ignored,
    type: (text: string) => setAhead({ listState: { ...listState, text, page: 1 }, isTyped: true }),
    submit,
    /**
     * To be told of each click: one on a link leads away, and the address must not call back whoever is on the way. For
     * the way back it gets what was typed just now, without the router, which goes elsewhere.
     */
    leave({ target }: MouseEvent) {
      if (!isWaiting || !(target instanceof Element && target.closest('a'))) return
      clearTimeout(timer.current)
      history.replaceState(history.state, '', location.pathname + writeListState(listState))
    },
    go: (to: ListState) => void move(to, false),
  }
}
