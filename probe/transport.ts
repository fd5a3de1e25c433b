import { type Ask, says } from './ask.ts'
import { count, listed, type Notify } from './finding.ts'

/** Media type of version 2 of an endpoint, if it has one (contract). */
const versioned = 'application/json;version=2'

/** Reports the transport of all earlier responses, so it runs last. Sends one more request, for version 2. */
export async function probeTransport(ask: Ask, notify: Notify) {
  const second = await ask.get('/organizations/users?page=0&size=1', { Accept: versioned })
  const type = mediaType(second.headers['content-type'])
  notify('settles', `Accept: ${versioned}`, `${says(second)}, ${type}`)

  const there = ask.answers.filter(({ status }) => status !== null)
  const good = there.filter(({ status }) => status === 200)
  const types = counted(good.map(({ headers }) => mediaType(headers['content-type'])))
  notify(
    [...types.keys()].every((it) => it === 'application/json; charset=utf-8') ? 'agrees' : 'differs',
    'content type of 200 responses',
    listed(types),
  )

  notify('settles', 'HTTP', listed(counted(there.map(({ http }) => http ?? 'unknown'))))
  const tls = counted(there.flatMap((it) => it.tls ?? []))
  if (tls.size > 0) notify('agrees', 'TLS', listed(tls))
  else notify('unknown', 'TLS', 'none: plain HTTP on this machine')

  const redirects = counted(
    there.filter(({ status }) => status !== null && status >= 300 && status < 400).map(says),
  )
  notify(
    redirects.size === 0 ? 'agrees' : 'differs',
    'redirects',
    redirects.size === 0 ? 'none' : `${listed(redirects)}; Roster refuses them`,
  )

  reportHeaders(ask, notify)
  const again = counted(ask.repeated)
  notify('settles', 'repeated requests', again.size === 0 ? 'none' : listed(again))
  const times = there.map(({ ms }) => ms).toSorted((one, other) => one - other)
  notify(
    'settles',
    'response time',
    `median ${at(times, 0.5)}, 95th percentile ${at(times, 0.95)}; ${times.length} responses`,
  )
}

/** Reports headers about rate limits, with their numbers, and the names of headers about versions. */
function reportHeaders(ask: Ask, notify: Notify) {
  const limits = new Map<string, Set<string>>()
  const versions = new Set<string>()
  for (const { headers } of ask.answers) {
    for (const [name, value] of Object.entries(headers)) {
      if (/rate-?limit|retry-after|quota|throttl/.test(name))
        limits.set(name, (limits.get(name) ?? new Set()).add(figures(value)))
      if (name.includes('version')) versions.add(name)
    }
  }
  if (limits.size === 0) notify('settles', 'rate limit headers', 'none')
  for (const [name, values] of limits) notify('settles', `\`${name}\``, [...values].slice(0, 5).join('; '))
  notify('settles', 'version headers', [...versions].toSorted().join(', ') || 'none')
}

function counted(names: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) count(counts, name)
  return counts
}

/** Returns type and charset, which are not personal; an unusual format is not shown. */
function mediaType(header: string | undefined): string {
  if (header === undefined) return 'no content type'
  const [, type, charset] = /^\s*([a-z]+\/[a-z.+-]+)\s*(?:;\s*charset="?([\w-]+)"?\s*)?$/i.exec(header) ?? []
  if (type === undefined) return '(another content type)'
  return (charset === undefined ? type : `${type}; charset=${charset}`).toLowerCase()
}

/** Returns a header's numbers and parameter names (`q`, `w`, `r`, `t`); words could name a person. */
function figures(value: string): string {
  return value.replaceAll(/[^\d\s;=,.]+/g, (word) => (/^[qwrt]$/.test(word) ? word : '…')).slice(0, 80)
}

function at(sorted: number[], part: number): string {
  const ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return ms === undefined ? 'unknown' : `${ms.toFixed(0)} ms`
}
