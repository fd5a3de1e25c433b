/** Who an entry of a list names. */
export type Named =
  | { kind: 'id'; id: string }
  /** `keys`: the address as written and as cleaned, for `addressKey`; the first that someone has is meant. */
  | { kind: 'address'; keys: string[]; address: string }
  | { kind: 'words' }
  /** Several ids or addresses, or something that resembles one. */
  | { kind: 'unclear'; reason: 'several' | 'incomplete' }

const id = /(?<![\da-f-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f-])/gi
/** Characters that show nothing: formatting, control characters, and fillers that are not spaces. */
const invisible = /[\p{DI}\p{Cf}\p{Cc}\u2800]/gu
/** What separates an address from text beside it. A colon ends `mailto:`, `SMTP:` and `Email:`. */
const separators = /[\s<>()[\]{}"“”„‟«»‹›|,;:\\]+/
/** Characters that can't start an address in practice. */
const edge = /^[^\p{L}\p{N}\p{M}]+/u
const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#64', '@'],
  ['nbsp', ' '],
  ['amp', '&'],
])

/** Normalizes an email address for comparison: without case, but with diacritics. */
export function addressKey(address: string): string {
  // Most addresses are plain, and normalizing takes most of the time.
  const isPlain = /^[ -~]*$/.test(address)
  return (isPlain ? address.trim() : address.trim().normalize('NFC')).toLowerCase()
}

/** Returns the domain of an email address, in lower case and with diacritics; '' if it has none. */
export function domainOf(address: string | null): string {
  if (address === null) return ''
  const key = addressKey(address)
  const at = key.lastIndexOf('@')
  return at < 0 ? '' : key.slice(at + 1)
}

/** An address in a text: as written there, and without what was copied with it. */
interface FoundAddress {
  written: string
  address: string
}

/** The ids and the email addresses in a text. */
export interface FoundKeys {
  ids: string[]
  addresses: FoundAddress[]
}

/** Finds the ids and the email addresses in a text. */
export function findKeys(text: string): FoundKeys {
  return { ids: findIds(text), addresses: findAddresses(text) }
}

/**
 * Returns who an entry names. An id or an email address is enough, whatever is beside it. `found` is what `findKeys` returns
 * for the text.
 */
export function readNamed(text: string, found = findKeys(text)): Named {
  const { ids, addresses } = found
  const [first] = addresses
  if (ids.length + addresses.length > 1) return { kind: 'unclear', reason: 'several' }
  if (ids[0] !== undefined) return { kind: 'id', id: ids[0] }
  if (first === undefined) {
    return text.includes('@') ? { kind: 'unclear', reason: 'incomplete' } : { kind: 'words' }
  }
  const { written, address } = first
  const inBrackets = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
  // Most often they are one text.
  const keys = [...new Set([inBrackets, written, address])].map(addressKey)
  return { kind: 'address', keys: [...new Set(keys)], address }
}

/** Returns the different ids in a text, in lower case. */
export function findIds(text: string): string[] {
  // The pattern of a whole id is slow, and most texts have none.
  if (text.length < 36 || !/-[\da-f]{4}-/i.test(text)) return []
  const found = [...text.matchAll(id)].filter(({ 0: { length }, index }) => !isInAddress(text, index, length))
  return [...new Set(found.map(([written]) => written.toLowerCase()))]
}

/** Longest part of an address to look for beside an id. */
const maxAddressPart = 80

/** Whether an id is part of an email address, such as that of a service account. */
function isInAddress(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - maxAddressPart), index)
  const after = text.slice(index + length, index + length + maxAddressPart)
  return /^[\w.+-]*@/.test(after) || /@[\w.-]*$/.test(before)
}

/** Returns the different email addresses in a text. */
export function findAddresses(text: string): FoundAddress[] {
  if (!/[@＠﹫]|%40|&#64;/i.test(text)) return []
  const found = new Map<string, FoundAddress>()
  for (const written of plain(text).split(separators)) {
    const address = cleanAddress(written)
    const key = address === null ? null : addressKey(address)
    if (address !== null && key !== null && !found.has(key)) found.set(key, { written, address })
  }
  return [...found.values()]
}

/** Whether a text has an id or an email address, or more than one. */
export function hasKey(text: string): boolean {
  return findIds(text).length > 0 || findAddresses(text).length > 0
}

/** Removes what web pages and documents add inside a text: invisible characters, wide letters, entities, escapes. */
function plain(text: string): string {
  // Most texts have none of these.
  if (/^[ -$'-~]*$/.test(text)) return text
  return text
    .replaceAll(/&(#?\w+);/g, (all, name: string) => entities.get(name) ?? all)
    .replaceAll(/%40/gi, '@')
    .replaceAll('%20', ' ')
    .replaceAll(/\s/g, ' ')
    .replaceAll(invisible, '')
    .normalize('NFKC')
}

/** Returns the address in a word without quotes, bullets and punctuation around it, or null. */
function cleanAddress(word: string): string | null {
  if (!word.includes('@')) return null
  const parts = word.replace(edge, '').split('@')
  const [local = '', rest = ''] = parts
  const domain = /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}])?/u.exec(rest)?.[0]
  const name = local.slice(local.lastIndexOf('=') + 1).replace(edge, '')
  return parts.length === 2 && name !== '' && domain !== undefined ? `${name}@${domain}` : null
}
