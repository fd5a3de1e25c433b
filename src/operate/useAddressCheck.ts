import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { desk } from '../desk/port/client.ts'

/** Time without typing after which an address is checked, in milliseconds: each check reads all invitations. */
const checkDelayMs = 400

/** Checks whether an address can be invited, once it has not been changed for a while. `checked` is null until then. */
export function useAddressCheck(email: string) {
  const settled = useSettled(email)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['checkAddress', settled],
    queryFn: ({ signal }) => desk.checkAddress({ email: settled }, signal),
    gcTime: 0,
  })
  const isCurrent = settled === email && data !== undefined && !isFetching
  return { checked: isCurrent ? data : null, error, checkAgain: () => void refetch() }
}

/** Returns the value once it has not changed for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), checkDelayMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
