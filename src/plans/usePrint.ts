import { useEffect, useState } from 'react'

/** So many rows at most are printed: some thirty sheets. */
export const mostPrinted = 1000

/** Prints the page once it shows what is to be printed: `print` asks for it, `ready` says that it is there. */
export function usePrint() {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // Not when print() returns: where it does not wait, the page would change while it is laid out.
    const over = () => setPrinting(false)
    window.addEventListener('afterprint', over)
    return () => window.removeEventListener('afterprint', over)
  }, [])
  return { isPrinting, print: () => setPrinting(true), ready: printWindow }
}

function printWindow() {
  window.print()
}
