import { expect, test } from 'vitest'
import type { Guard } from '../desk/operate/guards.ts'
import { blockReason, confirmationLabel } from './guardWords.ts'

const guard: Guard = { name: 'owner', verdict: 'asks', known: false, count: 1, message: '', confirmed: false }

test('a guard that waits for everyone to be read can’t be confirmed', () => {
  const waits: Guard = { ...guard, verdict: 'waits' }
  expect(blockReason([waits], { owner: true })).toContain('Wait until everyone is loaded')
  expect(blockReason([guard, { ...waits, name: 'half' }], { owner: true, half: true })).toContain('Wait')
  expect(blockReason([guard], { owner: true })).toBeNull()
  const blocks: Guard = { ...guard, name: 'me', verdict: 'blocks', message: 'No.' }
  expect(blockReason([waits, blocks], {})).toBe('No.')
})

test.each(['newOwners', 'elevated', 'growth'] as const)(
  'to confirm %s of invitations is not to confirm that people lose access',
  (name) => expect(confirmationLabel({ ...guard, name, known: true })).not.toContain('lose access'),
)
