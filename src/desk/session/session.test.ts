import { afterEach, describe, expect, test, vi } from 'vitest'
import { cpuSeconds } from '../../../test/cpuSeconds.ts'
import { cleanToken } from './cleanToken.ts'
import { createSession } from './session.ts'
import type { SessionState } from './sessionState.ts'

const page = (total = 3) => Response.json({ content: [], totalElements: total, size: 20 })
const status = (code: number) => new Response(null, { status: code })
const never = new AbortController().signal

/** A session whose API answers with the result of `answer`, and the tokens that reached it. */
function setUp(answer: (token: string, path: string) => Response | Promise<Response>) {
  const states: SessionState[] = []
  const tokens: string[] = []
  const timers: { ms: number; fire: () => void }[] = []
  const session = createSession({
    transport: {
      base: 'http://api.test',
      timeout: 30_000,
      fetch: (request) => {
        const token = request.headers.get('Authorization') ?? ''
        tokens.push(token)
        return Promise.resolve(answer(token, new URL(request.url).pathname))
      },
      delay: (ms, signal) =>
        ms < 10_000
          ? Promise.resolve()
          : new Promise((resolve, reject) => {
              timers.push({ ms, fire: resolve })
              signal?.addEventListener('abort', () => reject(signal.reason))
            }),
    },
    loadDemo: () => Promise.resolve(() => Promise.resolve(page(1248))),
    now: Date.now,
    monotonic: () => performance.now(),
    every: () => () => {},
    changed: (state) => states.push(state),
    countdown: () => {},
  })
  return { session, states, tokens, timers }
}

describe('signing in', () => {
  test('tries the token with one call, then begins the session', async () => {
    const { session, states, tokens } = setUp(() => page(137))
    expect(session.state()).toMatchObject({ signedIn: false, ended: null })
    expect(() => session.api()).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    const { first, removed } = await session.signIn({ pasted: 'tot_good' }, never)
    expect(first?.total).toBe(137)
    expect(removed).toEqual([])
    expect(tokens).toEqual(['tot_good'])
    expect(states).toEqual([
      {
        signedIn: true,
        ended: null,
        lockedBy: null,
        mode: 'live',
        hint: 'tot_…',
        people: 137,
        lacks: [],
      },
    ])
  })

  test.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
  ] as const)('a token answered %i does not sign in', async (code, kind) => {
    const { session, states } = setUp(() => status(code))
    await expect(session.signIn({ pasted: 'tot_bad' }, never)).rejects.toMatchObject({ kind })
    expect(session.state().signedIn).toBe(false)
    expect(states).toEqual([])
  })

  test('an answer from another server does not sign in', async () => {
    const { session } = setUp(() => new Response('<!doctype html>'))
    await expect(session.signIn({ pasted: 'tot_good' }, never)).rejects.toMatchObject({ kind: 'unreadable' })
  })

  test('a text that is not allowed in a header is never sent', async () => {
    const { session, tokens } = setUp(() => page())
    for (const pasted of ['', '   ', 'two words', 'tot_zażółć', 'tot_a\nb']) {
      await expect(session.signIn({ pasted }, never)).rejects.toMatchObject({ kind: 'invalid', status: null })
    }
    expect(tokens).toEqual([])
  })

  test('after an inconclusive error the token can be tried again without pasting it, once and for two minutes', async () => {
    let up = false
    const { session, tokens, timers } = setUp(() => (up ? page() : Promise.reject(new TypeError('down'))))
    await expect(session.signIn({ pasted: 'tot_good' }, never)).rejects.toMatchObject({ kind: 'network' })
    up = true
    await session.signIn({ pasted: null }, never)
    expect(session.state().signedIn).toBe(true)
    expect(new Set(tokens)).toEqual(new Set(['tot_good']))
    session.end('signedOut')
    await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({ kind: 'invalid' })

    up = false
    await expect(session.signIn({ pasted: 'tot_later' }, never)).rejects.toMatchObject({ kind: 'network' })
    timers.findLast(({ ms }) => ms === 120_000)?.fire()
    await Promise.resolve()
    await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('a refused token is forgotten at once', async () => {
    const { session } = setUp(() => status(401))
    await expect(session.signIn({ pasted: 'tot_bad' }, never)).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({
      kind: 'invalid',
      status: null,
    })
  })

  test('a token that is kept for another try is forgotten once it is refused', async () => {
    let code = 503
    const { session } = setUp(() => status(code))
    await expect(session.signIn({ pasted: 'tot_bad' }, never)).rejects.toMatchObject({ kind: 'server' })
    code = 401
    await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test.each(['signInThroughProxy', 'signInToDemo'] as const)(
    'a token that is kept for another try is forgotten by %s',
    async (signIn) => {
      const { session } = setUp((token) => status(token === '' ? 401 : 503))
      await expect(session.signIn({ pasted: 'tot_good' }, never)).rejects.toMatchObject({ kind: 'server' })
      await session[signIn]({}, never).catch(() => {})
      await expect(session.signIn({ pasted: null }, never)).rejects.toMatchObject({ kind: 'invalid' })
    },
  )

  test('the demo needs no token and sends no request', async () => {
    const { session, tokens } = setUp(() => page())
    await session.signInToDemo({}, never)
    expect(session.state()).toMatchObject({ signedIn: true, mode: 'demo', people: 1248 })
    expect(tokens).toEqual([])
  })
})

test('signing in ends the session before', async () => {
  const { session, states } = setUp(() => page())
  await session.signIn({ pasted: 'tot_one' }, never)
  const early = session.api()
  await session.signIn({ pasted: 'tot_two' }, never)
  expect(states.map(({ signedIn }) => signedIn)).toEqual([true, false, true])
  expect(session.isCurrent(early)).toBe(false)
  expect(session.isCurrent(session.api())).toBe(true)
})

describe('a 401', () => {
  test('ends the session', async () => {
    let revoked = false
    const { session } = setUp(() => (revoked ? status(401) : page()))
    await session.signIn({ pasted: 'tot_good' }, never)
    revoked = true
    await expect(session.api()({ name: 'getUsers', method: 'GET', path: '/x' })).rejects.toMatchObject({
      kind: 'unauthorized',
    })
    expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' })
  })

  test('of an earlier session does not end the current one', async () => {
    let revoked = ''
    const { session } = setUp((token) => (token === revoked ? status(401) : page()))
    await session.signIn({ pasted: 'tot_one' }, never)
    const early = session.api()
    session.end('signedOut')
    await session.signIn({ pasted: 'tot_two' }, never)
    revoked = 'tot_one'
    await expect(early({ name: 'getUsers', method: 'GET', path: '/x' })).rejects.toMatchObject({
      kind: 'unauthorized',
    })
    expect(session.state().signedIn).toBe(true)
  })
})

test('missing permissions are remembered until the next sign-in', async () => {
  const { session, states } = setUp(() => page())
  await session.signIn({ pasted: 'tot_one' }, never)
  session.lack('can_reset_2fa')
  session.lack('can_reset_2fa')
  expect(session.state().lacks).toEqual(['can_reset_2fa'])
  expect(states).toHaveLength(2)
  await session.signIn({ pasted: 'tot_two' }, never)
  expect(session.state().lacks).toEqual([])
})

test('the number of people is known while someone is signed in', async () => {
  const { session } = setUp(() => page(137))
  await session.signIn({ pasted: 'tot_good' }, never)
  session.count(138)
  session.count(null)
  expect(session.state().people).toBe(138)
  session.end('expired')
  session.count(139)
  expect(session.state().people).toBeNull()
})

afterEach(() => void vi.useRealTimers())

test('nothing is sent once the time is up, even if no timer has fired', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { session } = setUp(() => page())
  await session.signIn({ pasted: 'tot_good' }, never)
  vi.setSystemTime(Date.now() + 11 * 60_000)
  expect(() => session.api()).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
  expect(session.state()).toMatchObject({ ended: 'locked', lockedBy: 'idle' })
})

test('without a session there is nothing to lock', async () => {
  const { session } = setUp(() => page())
  session.lock('manual')
  expect(session.state().ended).toBeNull()
  await session.signIn({ pasted: 'tot_good' }, never)
  session.end('signedOut')
  session.lock('manual')
  expect(session.state().ended).toBe('signedOut')
})

describe('a locked session', () => {
  const person = (id: number) => ({
    id: `0f8fad5b-d9cb-469f-a165-7086772895${String(id).padStart(2, '0')}`,
    email: 'a@b.c',
  })
  const organizationId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
  const otherId = '7c9e6679-7425-40de-944b-e07fc1f90ae8'
  /** Answers by the token's organization: `one`, `moved` (the same, with other people first) or `other`. */
  const answer = (secret: string) => {
    const [, organization = '', variant = ''] = secret.split('_')
    return (path: string) => {
      if (path.endsWith('/roles')) {
        if (variant === 'noroles') return status(404)
        const id = organization === 'other' ? otherId : organizationId
        return Response.json([{ id: person(50).id, name: 'owner', organizationId: id }])
      }
      const content =
        organization === 'moved' ? [person(2)] : organization === 'other' ? [person(3)] : [person(1)]
      return Response.json({ content, totalElements: 9 })
    }
  }

  async function locked(first = 'tot_one_a', hasRoles = true) {
    const world = setUp((secret, path) => answer(secret)(path))
    await world.session.signIn({ pasted: first }, never)
    if (hasRoles) world.session.rememberRoles([{ id: person(50).id, name: 'owner', organizationId }])
    world.session.lock('manual')
    return world
  }

  test('has no API, and keeps its mode and hint', async () => {
    const { session } = await locked('tot_one_abcdefghijkl')
    expect(session.state()).toMatchObject({
      signedIn: false,
      ended: 'locked',
      lockedBy: 'manual',
      mode: 'live',
      hint: 'tot_…ijkl',
      people: null,
    })
    expect(() => session.api()).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    expect(session.permissions()).toEqual([])
  })

  test.each([
    ['the same token', 'tot_one_a'],
    ['another token, by the people', 'tot_one_b'],
    ['another token, by the roles’ organization', 'tot_moved_b'],
  ])('is resumed by %s', async (_, secret) => {
    const { session, states } = await locked()
    const { first } = await session.signIn({ pasted: secret }, never)
    expect(first).not.toBeNull()
    expect(states.map(({ ended }) => ended)).toEqual([null, 'locked', null])
  })

  test.each([
    ['another organization’s token', 'tot_other_a'],
    ['a token of an unknown organization', 'tot_moved_noroles'],
  ])('is not resumed by %s, unless it may be forgotten', async (_, secret) => {
    const { session, states } = await locked()
    expect(await session.signIn({ pasted: secret }, never)).toMatchObject({ first: null })
    expect(session.state()).toMatchObject({ signedIn: false, ended: 'locked' })
    const { first } = await session.signIn({ pasted: null, forget: true }, never)
    expect(first).not.toBeNull()
    expect(states.map(({ ended }) => ended)).toEqual([null, 'locked', 'signedOut', null])
  })

  test('stays locked after a refused token', async () => {
    const { session } = setUp((secret) => (secret === 'tot_bad' ? status(401) : page()))
    await session.signIn({ pasted: 'tot_one_a' }, never)
    session.lock('idle')
    await expect(session.signIn({ pasted: 'tot_bad' }, never)).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(session.state()).toMatchObject({ ended: 'locked', lockedBy: 'idle' })
  })

  test('is not recognized after signing out', async () => {
    const { session } = await locked()
    session.end('signedOut')
    const { first } = await session.signIn({ pasted: 'tot_other_a' }, never)
    expect(first).not.toBeNull()
  })
})

test('with a token that the server adds, requests carry none', async () => {
  const { session, tokens } = setUp((secret) => (secret === '' ? page(7) : status(401)))
  await session.signInThroughProxy({}, never)
  expect(tokens).toEqual([''])
  expect(session.state()).toMatchObject({ signedIn: true, mode: 'proxy', hint: null, people: 7 })
  session.end('expired')
  expect(session.state()).toMatchObject({ signedIn: false, mode: 'proxy' })
  // Nobody has a token to paste, so the sign-in page must not ask for one.
  session.end('signedOut')
  expect(session.state()).toMatchObject({ signedIn: false, ended: 'signedOut', mode: 'proxy' })
  session.end(null)
  expect(session.state().mode).toBe('live')
})

test('permissions are recorded from the current session only', async () => {
  const { session } = setUp((_, path) => (path.endsWith('/reset-mfa') ? status(403) : page()))
  await session.signIn({ pasted: 'tot_one' }, never)
  const early = session.api()
  await expect(early({ name: 'resetMfa', method: 'POST', path: '/u/reset-mfa' })).rejects.toBeInstanceOf(
    Error,
  )
  expect(session.permissions()).toMatchObject([
    { call: 'getUsers', answer: 'allowed' },
    { call: 'resetMfa', answer: 'refused', status: 403 },
  ])
  await session.signIn({ pasted: 'tot_two' }, never)
  await early({ name: 'getUser', method: 'GET', path: '/u' })
  await early({ name: 'resetMfa', method: 'POST', path: '/u/reset-mfa' }).catch(() => {})
  expect(session.permissions()).toMatchObject([{ call: 'getUsers' }])
})

test.each([
  ['tot_abcdefghijklmnop', 'tot_…mnop'],
  ['abcdefghijklmnopqrst', '…qrst'],
  ['tot_short', 'tot_…'],
])('%s is shown as %s', async (secret, hint) => {
  const { session } = setUp(() => page())
  await session.signIn({ pasted: secret }, never)
  expect(session.state().hint).toBe(hint)
})

test('a text far too long to be a token is refused at once', async () => {
  const { session, tokens } = setUp(() => page())
  const pasted = `tot_a${' '.repeat(1_000_000)}b`
  expect(cpuSeconds(() => cleanToken(pasted))).toBeLessThan(4)
  await expect(session.signIn({ pasted }, never)).rejects.toMatchObject({ kind: 'invalid', status: null })
  expect(tokens).toEqual([])
})

describe('what is pasted around a token is removed', () => {
  const token = 'tot_abc'
  test.each([
    [token, []],
    [` ${token}\n`, ['spaces']],
    [`\u200b${token}\ufeff`, ['spaces']],
    [`"${token}"`, ['quotes']],
    [`“${token}”`, ['quotes']],
    [`Bearer ${token}`, ['“Bearer”']],
    [`bearer  ${token}`, ['“Bearer”']],
    [`Authorization: ${token}`, ['“Authorization:”']],
    [`authorization:${token}`, ['“Authorization:”']],
    [`Authorization: Bearer ${token}`, ['“Authorization:”', '“Bearer”']],
    [`ORG_TOKEN=${token}`, ['the name of a variable']],
    [`export ORG_TOKEN='${token}';`, ['quotes', 'the name of a variable']],
    [`set ROSTER_TOKEN=${token}`, ['the name of a variable']],
    [`$env:ORG_TOKEN = "${token}"`, ['quotes', 'the name of a variable']],
    [`  ORG_TOKEN: "Bearer ${token}"\n`, ['spaces', 'quotes', 'the name of a variable', '“Bearer”']],
    [`"apiToken": "${token}",`, ['quotes', 'the name of a variable']],
    [`-H "Authorization: ${token}"`, null],
    [`"Authorization": "Bearer ${token}",`, ['quotes', '“Authorization:”', '“Bearer”']],
    [` 'Authorization: Bearer "${token}"' `, ['spaces', 'quotes', '“Authorization:”', '“Bearer”']],
  ])('%j', (pasted, removed) => {
    if (removed === null) expect(cleanToken(pasted).text).not.toBe(token)
    else expect(cleanToken(pasted)).toEqual({ text: token, removed })
  })

  test.each(['name=value', 'tot_a=tot_abc=', 'YWJj=='])('%j may be a token as it is', (pasted) => {
    expect(cleanToken(pasted)).toEqual({ text: pasted, removed: [] })
  })
})
