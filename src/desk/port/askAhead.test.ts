import { expect, test } from 'vitest'
import { createClock } from '../../../test/fakeClock.ts'
import { signedOut } from '../session/sessionState.ts'
import { createAskAhead, type FirstCall } from './askAhead.ts'

const roles: FirstCall = { method: 'roles', input: null }

/** Asks ahead of a desk that only counts how often it is asked. */
function setUp(signedIn = true) {
  const clock = createClock()
  let asked = 0
  const answer = () => Promise.resolve(++asked as never)
  const ahead = createAskAhead(
    { users: answer, user: answer, roles: answer, session: () => ({ ...signedOut, signedIn }) },
    clock.delay,
  )
  /** Whether the next call takes over what was asked ahead. */
  const takesOver = async () => {
    const before = asked
    await ahead.roles(null, new AbortController().signal)
    return asked === before
  }
  return { ...ahead, clock, takesOver }
}

test('a reloaded page takes over once what was asked as it was left', async () => {
  const { ask, takesOver } = setUp()
  ask([roles])
  expect(await takesOver()).toBe(true)
  expect(await takesOver()).toBe(false)
})

test('nothing is asked without a session, nor taken over once it is outdated', async () => {
  const without = setUp(false)
  without.ask([roles])
  expect(await without.takesOver()).toBe(false)
  const { ask, forget, takesOver } = setUp()
  ask([roles])
  forget()
  expect(await takesOver()).toBe(false)
})

test('it is kept for two seconds, counted anew for each page that is left', async () => {
  const { ask, clock, takesOver } = setUp()
  ask([roles])
  await clock.pass(2000)
  expect(await takesOver()).toBe(false)
  ask([roles])
  await clock.pass(1500)
  ask([roles])
  await clock.pass(1500)
  expect(await takesOver()).toBe(true)
})
