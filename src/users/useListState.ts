import { type MouseEvent, startTransition, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { type Place, readPlace, writePlace } from './listState.ts'

/** The address follows what is typed after a pause, in milliseconds: browsers refuse too many changes of it. */
const pause = 300

/**
 * The place in the list. What is chosen or typed is the place at once, before the address says so: nothing that is done
 * meanwhile may undo it. What is typed stands in the address after a pause, as one step of the history.
 */
export function usePlace() {
  const { search, hash } = useLocation()
  const { state } = useNavigation()
  const navigate = useNavigate()
  const [ahead, setAhead] = useState<{ place: Place; isTyped: boolean } | null>(null)
  const { place: addressed, ignored } = readPlace(search + hash)
  const place = ahead?.place ?? addressed
  const address = `/users${writePlace(place)}`
  const isThere = writePlace(addressed) === writePlace(place)
  if (ahead && isThere && state === 'idle') setAhead(null)

  const move = async (next: Place, replace: boolean) => {
    const mine = { place: next, isTyped: false }
    setAhead(mine)
    await navigate(`/users${writePlace(next)}`, { replace })
    // There, or called off by Back or the like; not before the page knows the address.
    startTransition(() => setAhead((now) => (now === mine ? null : now)))
  }
  const isWaiting = ahead?.isTyped === true
  /** Puts what is typed into the address; further typing changes the same step of the history. */
  const submit = () => {
    if (isWaiting) void move(place, addressed.text !== '' && place.text !== '')
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!isWaiting) return
    timer.current = setTimeout(submit, pause)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react/exhaustive-deps -- waits anew for what is typed, and for nothing else
  }, [isWaiting, address])

  return {
    place,
    ignored,
    type: (text: string) => setAhead({ place: { ...place, text, page: 1 }, isTyped: true }),
    submit,
    /**
     * To be told of each click: one on a link leads away, and the address must not call back whoever is on the way. For
     * the way back it gets what was typed just now, without the router, which goes elsewhere.
     */
    leave({ target }: MouseEvent) {
      if (!isWaiting || !(target instanceof Element && target.closest('a'))) return
      clearTimeout(timer.current)
      history.replaceState(history.state, '', location.pathname + writePlace(place))
    },
    go: (to: Place) => void move(to, false),
  }
}
