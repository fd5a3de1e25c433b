import { expect, test } from 'vitest'
import { invitationOperations } from '../../operations/invitations.ts'
import { operations } from '../../operations/operations.ts'
import { createPlan, updatePlan } from './plan.ts'
import { toPlanState } from './planState.ts'
import { changeTitle, peopleCount } from './words.ts'

test.each([
  [72, '72 people may be missing from this plan.'],
  [1, '1 person may be missing from this plan.'],
  [null, 'Others may be missing from this plan.'],
])('a plan made from a selection without %j people says so, before and after the run', (unread, words) => {
  const plan = createPlan([], { id: 'a', now: 0, source: 'selection', incomplete: { unread } })
  const warning = `Not everyone was loaded when these people were selected. ${words}`
  expect(toPlanState(plan).warnings).toEqual([warning])
  updatePlan(plan, 1, { state: 'ended' })
  expect(toPlanState(plan).warnings).toEqual([warning])
})

test('a plan made from a complete selection does not', () => {
  expect(toPlanState(createPlan([], { id: 'a', now: 0, source: 'selection' })).warnings).toEqual([])
})

test('a title has the number of people as the page writes numbers', () => {
  expect(operations.terminate.heading(peopleCount(12_345))).toBe('Terminate 12,345 people')
  expect(invitationOperations.invite.heading(12_345)).toBe('Invite 12,345 people')
  expect(changeTitle(12_345)).toBe('Change 12,345 people')
})
