import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Returns when the page was last printed, or rendered before that, in milliseconds since 1970. */
export function usePrintTime(): number {
  const [time, setTime] = useState(Date.now)
  useEffect(() => {
    // The paper shows what is rendered when the event ends.
    const onPrint = () => flushSync(() => setTime(Date.now()))
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])
  return time
}
