import { useEffect, useState } from 'react'

/** Maximum number of printed rows: about thirty sheets. */
export const maxPrintedRows = 1000

/** Prints the page in two steps: `print` asks for the printed content, and `usePrintWhen` prints once it is shown. */
export function usePrint() {
  const [isPrinting, setPrinting] = useState(false)
  const [stop] = useState(() => () => setPrinting(false))
  useEffect(() => {
    // Not when print() returns: where it does not block, the page would change during the layout for printing.
    window.addEventListener('afterprint', stop)
    return () => window.removeEventListener('afterprint', stop)
  }, [stop])
  return { isPrinting, print: () => setPrinting(true), stop }
}

/** Prints the window when the printed content is shown. */
export function usePrintWhen(isReady: boolean) {
  useEffect(() => {
    if (isReady) window.print()
  }, [isReady])
}
