import { describe, expect, test } from 'vitest'
import { clean, createSession, type SessionState } from './session.ts'

const page = (total = 3) => Response.json({ content: [], totalElements: total, size: 20 })
const status = (code: number) => new Response(null, { status: code })
const never = new AbortController().signal

/** A session whose API answers with what `answer` gives, and the tokens that reached it. */
function setUp(answer: (token: string) => Response | Promise<Response>) {
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
        return Promise.resolve(answer(token))
      },
      wait: (ms, signal) =>
        ms < 10_000
          ? Promise.resolve()
          : new Promise((resolve, reject) => {
              timers.push({ ms, fire: resolve })
              signal?.addEventListener('abort', () => reject(signal.reason))
            }),
    },
    loadDemo: () => Promise.resolve(() => Promise.resolve(page(1248))),
    changed: (state) => states.push(state),
  })
  return { session, states, tokens, timers }
}

describe('signing in', () => {
  test('tries the token with one call and begins the session', async () => {
    const { session, states, tokens } = setUp(() => page(137))
    expect(session.state()).toMatchObject({ signedIn: false, ended: null })
    expect(() => session.api()).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    const { first, removed } = await session.signIn('tot_good', never)
    expect(first.total).toBe(137)
    expect(removed).toEqual([])
    expect(tokens).toEqual(['tot_good'])
    expect(states).toEqual([{ signedIn: true, ended: null, mode: 'live', people: 137, lacks: [] }])
  })

  test.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
  ] as const)('a token answered %i does not sign in', async (code, kind) => {
    const { session, states } = setUp(() => status(code))
    await expect(session.signIn('tot_bad', never)).rejects.toMatchObject({ kind })
    expect(session.state().signedIn).toBe(false)
    expect(states).toEqual([])
  })

  test('an answer that is not the API’s does not sign in', async () => {
    const { session } = setUp(() => new Response('<!doctype html>'))
    await expect(session.signIn('tot_good', never)).rejects.toMatchObject({ kind: 'unreadable' })
  })

  test('a text that no header can carry never leaves', async () => {
    const { session, tokens } = setUp(() => page())
    for (const pasted of ['', '   ', 'two words', 'tot_zażółć', 'tot_a\nb']) {
      await expect(session.signIn(pasted, never)).rejects.toMatchObject({ kind: 'invalid', status: null })
    }
    expect(tokens).toEqual([])
  })

  test('where no clear answer came, the token can be tried again unpasted, once and for a while', async () => {
    let up = false
    const { session, tokens, timers } = setUp(() => (up ? page() : Promise.reject(new TypeError('down'))))
    await expect(session.signIn('tot_good', never)).rejects.toMatchObject({ kind: 'network' })
    up = true
    await session.signIn(null, never)
    expect(session.state().signedIn).toBe(true)
    expect(new Set(tokens)).toEqual(new Set(['tot_good']))
    session.end('signedOut')
    await expect(session.signIn(null, never)).rejects.toMatchObject({ kind: 'invalid' })

    up = false
    await expect(session.signIn('tot_later', never)).rejects.toMatchObject({ kind: 'network' })
    timers.findLast(({ ms }) => ms === 120_000)?.fire()
    await Promise.resolve()
    await expect(session.signIn(null, never)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('a refused token is forgotten at once', async () => {
    const { session } = setUp(() => status(401))
    await expect(session.signIn('tot_bad', never)).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(session.signIn(null, never)).rejects.toMatchObject({ kind: 'invalid', status: null })
  })

  test('the demo needs no token and asks nobody else', async () => {
    const { session, tokens } = setUp(() => page())
    await session.signInToDemo(never)
    expect(session.state()).toMatchObject({ signedIn: true, mode: 'demo', people: 1248 })
    expect(tokens).toEqual([])
  })
})

test('signing in where someone is signed in already ends that session first', async () => {
  const { session, states } = setUp(() => page())
  await session.signIn('tot_one', never)
  const early = session.api()
  await session.signIn('tot_two', never)
  expect(states.map(({ signedIn }) => signedIn)).toEqual([true, false, true])
  expect(session.isCurrent(early)).toBe(false)
  expect(session.isCurrent(session.api())).toBe(true)
})

describe('a 401', () => {
  test('ends the session', async () => {
    let revoked = false
    const { session } = setUp(() => (revoked ? status(401) : page()))
    await session.signIn('tot_good', never)
    revoked = true
    await expect(session.api()({ method: 'GET', path: '/x' })).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' })
  })

  test('of an earlier session does not end the one that is on', async () => {
    let revoked = ''
    const { session } = setUp((token) => (token === revoked ? status(401) : page()))
    await session.signIn('tot_one', never)
    const early = session.api()
    session.end('signedOut')
    await session.signIn('tot_two', never)
    revoked = 'tot_one'
    await expect(early({ method: 'GET', path: '/x' })).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(session.state().signedIn).toBe(true)
  })
})

test('what a token lacks is remembered until another signs in', async () => {
  const { session, states } = setUp(() => page())
  await session.signIn('tot_one', never)
  session.lack('can_reset_2fa')
  session.lack('can_reset_2fa')
  expect(session.state().lacks).toEqual(['can_reset_2fa'])
  expect(states).toHaveLength(2)
  await session.signIn('tot_two', never)
  expect(session.state().lacks).toEqual([])
})

describe('what comes along with a pasted token is taken off', () => {
  const token = 'tot_abc'
  test.each([
    [token, []],
    [` ${token}\n`, ['space']],
    [`\u200b${token}\ufeff`, ['space']],
    [`"${token}"`, ['quotes']],
    [`“${token}”`, ['quotes']],
    [`Bearer ${token}`, ['“Bearer”']],
    [`bearer  ${token}`, ['“Bearer”']],
    [`Authorization: ${token}`, ['“Authorization:”']],
    [`authorization:${token}`, ['“Authorization:”']],
    [`Authorization: Bearer ${token}`, ['“Authorization:”', '“Bearer”']],
    [`-H "Authorization: ${token}"`, null],
    [`"Authorization": "Bearer ${token}",`, ['quotes', '“Authorization:”', '“Bearer”']],
    [` 'Authorization: Bearer "${token}"' `, ['space', 'quotes', '“Authorization:”', '“Bearer”']],
  ])('%j', (pasted, removed) => {
    if (removed === null) expect(clean(pasted).token).not.toBe(token)
    else expect(clean(pasted)).toEqual({ token, removed })
  })
})
