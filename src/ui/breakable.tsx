import type { ReactNode } from 'react'

/** Lets a long address break before its domain. */
export function breakable(text: string): ReactNode {
  const at = text.lastIndexOf('@')
  return at < 0 ? (
    text
  ) : (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  )
}
