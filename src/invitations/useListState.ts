import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation, useNavigate } from '../routing/usePage.ts'
import { type ListState, readListState, writeListState } from './listState.ts'

/** Delay before typed text goes into the address, in milliseconds: browsers limit how often the address may change. */
const addressDelayMs = 300

/** The list state of the address, with typed text that has not reached the address yet. */
export function useListState() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState<string | null>(null)
  const { listState: addressed, ignored } = readListState(search)
  const listState = typed === null ? addressed : { ...addressed, text: typed, page: 1 }
  const address = writeListState(listState)

  const go = (to: string, replace: boolean) => {
    setTyped(null)
    void navigate(to || '?', { replace, preventScrollReset: true })
  }
  const replaceAddress = useEffectEvent((to: string) => go(to, true))
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => replaceAddress(address), addressDelayMs)
    return () => clearTimeout(timer)
  }, [typed, address])

  return {
    listState,
    ignored,
    setText: setTyped,
    setListState: (next: ListState) => go(writeListState(next), false),
  }
}
