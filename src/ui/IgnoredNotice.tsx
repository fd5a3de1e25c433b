import { Notice } from './Notice.tsx'

const texts = {
  values: 'Ignored invalid values in the address:',
  filters: 'Ignored invalid filters in the address:',
}

interface Props {
  /** What the address has of a page: only filters, or other values too. */
  of: keyof typeof texts
  /** The invalid parameters as they are in the address: `page=x`. */
  ignored: readonly string[]
}

/** Names the parameters of the address that were ignored. Renders nothing if there are none. */
export function IgnoredNotice({ of, ignored }: Props) {
  if (ignored.length === 0) return null
  return (
    <Notice>
      {texts[of]} <code>{ignored.join(', ')}</code>
    </Notice>
  )
}
