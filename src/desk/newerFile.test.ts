import { expect, test } from 'vitest'
import { createSignedInDesk, signal } from '../../test/signedInDesk.ts'

// A colleague's file may have people who were read after those of this desk. What it is compared with must not be older.

type Desk = Awaited<ReturnType<typeof createSignedInDesk>>['desk']

async function readEveryone(desk: Desk) {
  desk.controlReading('start')
  await expect.poll(() => desk.directory().state).toBe('done')
}

const request = {
  scope: { who: 'everyone' },
  withoutTerminated: true,
  name: 'Autumn',
  reviewer: 'Anna',
} as const

/** Starts a review and returns its file. */
async function reviewFile(desk: Desk) {
  const review = await desk.startReview({ ...request, earlier: null }, signal)
  if ('refused' in review) throw new Error(review.refused)
  return ((await desk.reviewFile({ reviewId: review.id })) ?? []).join('')
}

/** What a desk does with a colleague's file. */
const uses: Record<string, (colleague: Desk, desk: Desk) => Promise<unknown>> = {
  'a review is opened': async (colleague, desk) =>
    desk.openReview({ text: await reviewFile(colleague), reviewer: '' }, signal),
  'a review follows another': async (colleague, desk) =>
    desk.startReview({ ...request, earlier: await reviewFile(colleague) }, signal),
  'a snapshot is compared with now': async (colleague, desk) => {
    const { file, name } = await colleague.saveSnapshot(null, signal)
    const opened = await desk.openSnapshot({ file, name }, signal)
    const id = (opened.is === 'opened' && opened.facts.id) || ''
    return desk.compareSnapshots({ earlier: id, later: null, kind: null, text: '', limit: 9 }, signal)
  },
}

test.each(Object.keys(uses))('%s: everyone is read again if the file is newer', async (name) => {
  const { desk, createAnother, pass, received } = await createSignedInDesk()
  const use = uses[name] ?? expect.fail()
  const colleague = createAnother()
  await colleague.signIn({ pasted: 'tot_test' }, signal)
  await readEveryone(colleague)
  pass(1000)
  await readEveryone(desk)
  received.length = 0
  // The file is the older one.
  await use(colleague, desk)
  expect(received).not.toContain('GET /organizations/users')
  pass(1000)
  await readEveryone(colleague)
  received.length = 0
  await use(colleague, desk)
  await expect.poll(() => received).toContain('GET /organizations/users')
})
