import { expect, test } from 'vitest'
import type { InvitationsAnswer, InvitationsProgress } from '../desk/invitations/types.ts'
import { countOpenInvitations } from './countOpenInvitations.ts'

test('invitations that arrive while they are counted are counted again', async () => {
  let read = 1
  const progress = (): InvitationsProgress => ({
    state: read < 3 ? 'reading' : 'done',
    read,
    total: 3,
    perSecond: 1,
    readAt: null,
    missing: 0,
    moving: false,
    unreadable: 0,
    failedPages: [],
    pageSize: null,
    hasEveryone: read === 3,
    everyone: 0,
    error: null,
    waitsUntil: null,
    version: read,
    isFilterable: null,
  })
  const invitations = async () => {
    const total = read
    read = Math.min(read + 1, 3)
    return { total, counts: { byStatus: { EXPIRED: 0 } } } as unknown as InvitationsAnswer
  }
  const desk = { invitations, invitationsProgress: async () => progress() }
  const answer = await countOpenInvitations(desk, new AbortController().signal)
  expect(answer).toEqual({ open: 3, old: 3, expired: 0, isReading: false, isComplete: true })
})
