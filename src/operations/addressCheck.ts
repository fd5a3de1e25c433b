/** Domains of well-known email providers. */
const commonDomains = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'googlemail.com',
  'proton.me',
  'gmx.de',
  'web.de',
  'wp.pl',
  'onet.pl',
  'interia.pl',
  'o2.pl',
  'live.com',
]

/** A warning about an address that may be mistyped. */
export interface AddressWarning {
  message: string
  /** The address that may be meant; null if there is no guess. */
  suggestion: string | null
}

/**
 * Returns why a text is no email address that an invitation can be sent to, as a sentence; null if it is one. Allows what
 * mail servers allow in practice.
 */
export function addressError(address: string): string | null {
  if (address.length > 254) return 'The address is longer than 254 characters.'
  return /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u.test(address) ? null : 'Not an email address.'
}

/**
 * Returns why an address looks mistyped; null if it doesn't. `domains`: how many people have an address at each domain, in
 * lower case.
 */
export function addressWarning(address: string, domains: ReadonlyMap<string, number>): AddressWarning | null {
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  if (/^\.|\.$|\.\./.test(name) || /^[.-]|[.-]$|\.\./.test(domain))
    return { message: 'The address has a dot or hyphen in an unusual place.', suggestion: null }
  if (domains.has(domain) || commonDomains.includes(domain)) return null
  const similar = findSimilar(domain, domains)
  if (similar !== null) {
    return { message: `Did you mean ${name}@${similar}?`, suggestion: `${name}@${similar}` }
  }
  if (!domain.includes('.')) return { message: 'The domain has no dot.', suggestion: null }
  return null
}

/** A domain with at most this many people may be mistyped itself. */
const minPeopleOfDomain = 3

/** Finds a well-known domain, or one that several people here have, that is one letter away. */
function findSimilar(domain: string, domains: ReadonlyMap<string, number>): string | null {
  const own = [...domains].filter(([, people]) => people >= minPeopleOfDomain).map(([known]) => known)
  return [...own, ...commonDomains].find((known) => isOneLetterAway(domain, known)) ?? null
}

/** Whether one letter is added, missing, replaced or swapped with the next one. */
function isOneLetterAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const rest = (text: string, from: number) => text.slice(start + from)
  if (a.length > b.length) return rest(a, 1) === rest(b, 0)
  if (a.length < b.length) return rest(a, 0) === rest(b, 1)
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start]
  return rest(a, 1) === rest(b, 1) || (isSwapped && rest(a, 2) === rest(b, 2))
}
