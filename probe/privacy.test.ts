import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { awkwardPeople } from '../src/demo/awkward.ts'
import { demoOrganization } from '../src/demo/demoOrganization.ts'
import { people } from '../src/demo/people.ts'
import { sentinels } from '../src/demo/sentinels.ts'
import type { Row } from '../src/demo/wire.ts'
import { markdown } from './markdown.ts'
import type { Report } from './probe.ts'
import { probedServer, startTestApi } from './testApi.fixture.ts'

const { probed } = startTestApi()

/** Everything the probe would print, in both formats. */
const printed = (report: Report) =>
  `${markdown(report, 'https://api.example', new Date(0))}\n${JSON.stringify(report)}`

/** Returns every string and number within a value. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}

/** What the report may contain about people: enumeration values. */
const mayBeSaid = new Set(['ACTIVE', 'TERMINATED', 'SUSPENDED'])

function expectNothingOf(rows: unknown[], report: Report) {
  const text = printed(report).toLowerCase()
  const values = new Set(leaves(rows).filter((value) => !mayBeSaid.has(value.toUpperCase())))
  const found = [...values].filter((value) => value.trim().length > 7 && text.includes(value.toLowerCase()))
  expect(found).toEqual([])
  return values.size
}

let marks = 0
const mark = () => `zq${++marks}Kowalska`

/** Replaces every string of a row with a unique one, except where its format matters. */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, marked(held)]))
  if (typeof value === 'number') return 90_000_000 + ++marks
  if (typeof value !== 'string' || /^[\da-fA-F-]{36}$|^\d{4}-.*Z$|^[A-Z_]+$/.test(value)) return value
  return mark()
}

describe('the report contains no value of anyone', () => {
  it('in the demo organization, with its awkward and failing people', async () => {
    const { users, faults } = demoOrganization(Date.now())
    const { report } = await probed({ people: users, faults })
    expect(report.findings.length).toBeGreaterThan(40)
    expect(expectNothingOf(users, report)).toBeGreaterThan(5000)
  })

  it.each(['profile', 'user'] as const)('where every text is unique (status in %s)', async (statusIn) => {
    const rows = [...people(40, 7), ...awkwardPeople(), ...sentinels.map(({ user }) => user)].map(
      marked,
    ) as Row[]
    const odd: Row[] = [
      { ...people(1, 8)[0], id: randomUUID(), profile: { status: mark(), firstName: mark() } },
      { ...people(1, 9)[0], id: mark() },
      {
        ...people(1, 10)[0],
        id: randomUUID(),
        [`${mark()}@example.com`]: mark(),
        status: `${mark()} LEFT`,
      },
      {
        ...people(1, 11)[0],
        id: randomUUID(),
        profile: mark(),
        createdDateTime: mark(),
        notes: { [mark()]: mark() },
      },
    ]
    const { report, found } = await probed({ people: [...rows, ...odd], statusIn })
    expect(found('rows that Roster can’t read')).toBe('differs: id: uuid expected, string found 1')
    expectNothingOf([...rows, ...odd], report)
    expect(printed(report)).not.toMatch(/zq\d|9000\d{4}/i)
  })

  it('where a server names people in headers, errors, roles and redirects', async () => {
    const said = () => ({ [`${mark()}@example.com`]: mark(), code: mark(), message: `${mark()} is not here` })
    const { report } = await probedServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x')
      response.setHeaders(
        new Map(
          Object.entries({
            'Access-Control-Allow-Origin': `https://${mark()}.example`,
            'X-RateLimit-Policy': `"${mark()}";q=100;w=60;pk=:${mark()}:`,
            'X-Api-Version': mark(),
            'Content-Type': `application/json; charset="${mark()} x"`,
          }),
        ),
      )
      const send = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
      if (request.method === 'OPTIONS') return response.writeHead(302, { Location: `/${mark()}` }).end()
      if (request.headers.authorization !== 'tot_real')
        return send(401, { fingerprint: mark(), errors: [said()] })
      if (pathname.endsWith('/roles'))
        return send(200, [{ id: randomUUID(), name: `${mark()} @`, organizationId: mark() }, mark()])
      if (pathname.endsWith('/enrollments'))
        return send(200, { content: [{ email: mark(), status: mark() }] })
      if (pathname.endsWith('/users'))
        return send(200, { content: [{ ...people(1, 1)[0], ...said() }, mark()] })
      return send(404, { fingerprint: mark(), errors: [said(), mark()], [mark()]: 1 })
    })
    expect(report.findings.length).toBeGreaterThan(30)
    // A field name that is an identifier is shown: `zq…Kowalska: integer`, the one above.
    expect(printed(report).replaceAll(/zq\d+Kowalska: integer/g, '')).not.toMatch(/zq\d/i)
    expect(printed(report)).not.toContain('tot_real')
    expect(printed(report)).toContain('…;q=100;w=60;…')
  })
})
