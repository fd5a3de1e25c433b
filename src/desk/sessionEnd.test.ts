import { expect, test } from 'vitest'
import type { LockReason } from './session/locking.ts'
import { type SessionState, signedOut } from './session/sessionState.ts'
import { createSessionEnd } from './sessionEnd.ts'

test.each<[SessionState['ended'], LockReason | null, 'goOn' | 'pause', string[]]>([
  ['signedOut', null, 'goOn', ['people', 'activity']],
  [null, null, 'goOn', ['people', 'activity']],
  ['expired', null, 'pause', ['people']],
  ['locked', 'idle', 'goOn', ['people']],
  ['locked', 'manual', 'pause', ['people', 'plans paused']],
  // No plan may use a token for longer than that, whatever the setting.
  ['locked', 'limit', 'goOn', ['people', 'plans paused']],
])('a session that ended with %s, by %s, with the setting %s, ends %j', (ended, lockedBy, runs, expected) => {
  const done: string[] = []
  const end = createSessionEnd({
    emptied: [{ forget: () => done.push('people') }],
    kept: [{ forget: () => done.push('activity') }],
    pausePlans: () => done.push('plans paused'),
    settings: () => ({ minutes: 10, runs }),
  })
  end({ ...signedOut, ended, lockedBy })
  expect(done).toEqual(expected)
})
