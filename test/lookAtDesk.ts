import { expect } from 'vitest'
import { emptyQuery } from '../src/desk/directory/emptyQuery.ts'
import type { Desk } from '../src/desk/interface.ts'
import type { PlanState } from '../src/desk/plan/types.ts'
import type { ReviewState } from '../src/desk/review/types.ts'
import type { CallPermission } from '../src/desk/session/permissions.ts'
import type { SnapshotFacts } from '../src/desk/snapshots/types.ts'
import { allEntries, makeAdmin, signal, terminate } from './signedInDesk.ts'

/** What a desk has of its own, to ask it about. */
interface Known {
  permissions: CallPermission[]
  plans: PlanState[]
  reviews: ReviewState[]
  snapshots: SnapshotFacts[]
  /** A person. */
  userId: string
}
type Ask = (desk: Desk, known: Known) => unknown

/** Why a method is not asked. */
type NotAsked =
  | 'changes something'
  | 'depends on what was read so far'
  | 'needs a list that the page sends again'

const all = { page: 1, size: 100 }
/** Asks for every invitation. */
export const everyInvitation = {
  text: '',
  status: 'all',
  olderDays: null,
  sort: { column: 'email', descending: false },
} as const
const textOf = ({ file, ...rest }: { file: Blob }) => file.text().then((text) => ({ ...rest, text }))
const forEach = <One>(list: One[], ask: (one: One) => unknown) => Promise.all(list.map(ask))

/**
 * How each method of the desk is asked for all that it can tell. A method without an entry here doesn't compile: if it returns
 * something that the desk remembers, `src/desk/carry.ts` has to carry that over a reload.
 */
const methods: Record<keyof Desk, Ask | NotAsked> = {
  session: (desk) => desk.session(),
  permissions: (_, { permissions }) => permissions,
  servedSettings: (desk) => desk.servedSettings(),
  signIn: 'changes something',
  signInToDemo: 'changes something',
  signInThroughProxy: 'changes something',
  signOut: 'changes something',
  lock: 'changes something',
  reportActivity: 'changes something',
  setLocking: 'changes something',

  me: (desk) => desk.me(),
  setMe: 'changes something',
  plans: (_, { plans }) => plans,
  planState: (desk, { plans }) => forEach(plans, ({ id }) => desk.planState({ planId: id })),
  planRows: (desk, { plans }) =>
    forEach(plans, ({ id }) => desk.planRows({ planId: id, ...all, state: null })),
  receipt: (desk, { plans }) =>
    forEach(plans, ({ id }) => desk.receipt({ planId: id, format: 'json', by: 'Ann' })),
  plan: 'changes something',
  setExcluded: 'changes something',
  runPlan: 'changes something',
  retryFailed: 'changes something',
  controlPlan: 'changes something',
  undoPlan: 'changes something',

  // The version only says that something has changed.
  reviews: (_, { reviews }) => reviews.map((review) => ({ ...review, version: 0 })),
  review: async (desk, { reviews }) =>
    forEach(reviews, async ({ id }) => ({ ...(await desk.review({ reviewId: id })), version: 0 })),
  reviewRows: (desk, { reviews }) =>
    forEach(reviews, ({ id }) => desk.reviewRows({ reviewId: id, from: 0, count: 100 })),
  reviewPerson: (desk, { reviews }) =>
    forEach(reviews, ({ id, population }) =>
      forEach([null, ...Array.from({ length: population.people }).keys()], (index) =>
        desk.reviewPerson({ reviewId: id, index }),
      ),
    ),
  reviewEvidence: (desk, { reviews }) =>
    forEach(reviews, async ({ id }) => {
      const evidence = await desk.reviewEvidence({ reviewId: id })
      return { ...evidence, state: { ...evidence?.state, version: 0 } }
    }),
  reviewScope: async (desk) => {
    const { readAt: _, ...scope } = await desk.reviewScope(
      { scope: { who: 'everyone' }, withoutTerminated: false },
      signal,
    )
    return scope
  },
  evidenceFile: (desk, { reviews }) =>
    forEach(reviews, ({ id }) => desk.evidenceFile({ reviewId: id, format: 'csv' })),
  reviewFile: (desk, { reviews }) => forEach(reviews, ({ id }) => desk.reviewFile({ reviewId: id })),
  startReview: 'changes something',
  openReview: 'changes something',
  decide: 'changes something',
  keepRemaining: 'changes something',
  setReviewNote: 'changes something',
  undoDecision: 'changes something',
  redoDecision: 'changes something',
  finishReview: 'changes something',
  readAgain: 'changes something',
  discardReview: 'changes something',

  snapshots: (_, { snapshots }) => snapshots,
  personHistory: (desk, { userId }) => desk.personHistory({ userId }),
  compareSnapshots: (desk, { snapshots }) =>
    forEach(snapshots, async ({ id }) => {
      const compared = await desk.compareSnapshots({ ...comparisonOf(id ?? ''), limit: 100 }, signal)
      return compared && 'later' in compared ? { ...compared, later: null } : compared
    }),
  changesFile: (desk, { snapshots }) =>
    forEach(snapshots, async ({ id }) =>
      (await desk.changesFile({ ...comparisonOf(id ?? ''), format: 'csv' }, signal))?.file.text(),
    ),
  saveSnapshot: 'depends on what was read so far',
  openSnapshot: 'changes something',
  planPutBack: 'changes something',
  insights: (desk) => desk.insights(null, signal),

  refusedResends: (desk) => desk.refusedResends(),
  guards: (desk, { userId }) =>
    forEach([terminate(userId), makeAdmin(userId)], async (request) =>
      desk.guards({ ...request, based: await desk.user({ userId }, signal) }),
    ),
  checkAddress: (desk) => desk.checkAddress({ email: 'new@example.com' }, signal),
  prepareOperation: 'changes something',
  runOperation: 'changes something',
  runInvitation: 'changes something',
  undo: 'changes something',

  users: async (desk) => [
    await desk.users({ ...all, query: null }, signal),
    await desk.users({ ...all, query: emptyQuery }, signal),
  ],
  user: (desk, { userId }) => desk.user({ userId }, signal),
  roles: (desk) => desk.roles(null, signal),
  count: (desk) => desk.count(emptyQuery),
  domains: (desk) => desk.domains(emptyQuery, signal),
  ids: async (desk) => (await desk.ids(emptyQuery, signal)).ids,
  countApplicable: (desk, { userId }) => desk.countApplicable({ ids: [userId] }, signal),
  export: async (desk) =>
    (await desk.export({ query: emptyQuery, format: 'csv', columns: 'all' }, signal)).file.text(),
  copy: (desk, { userId }) => desk.copy({ ids: [userId], form: 'table', columns: ['name', 'status'] }),
  directory: 'depends on what was read so far',
  controlReading: 'changes something',

  invitations: (desk) => desk.invitations({ ...all, ...everyInvitation }, signal),
  matchingInvitations: (desk) => desk.matchingInvitations(everyInvitation),
  exportInvitations: (desk) =>
    desk
      .exportInvitations({ query: everyInvitation, format: 'csv' })
      .then(textOf)
      .then(({ text }) => text),
  invitationsProgress: 'depends on what was read so far',
  readInvitations: 'changes something',

  prepareLists: (desk) => desk.prepareLists(),
  keepList: 'changes something',
  list: 'needs a list that the page sends again',
  planList: 'needs a list that the page sends again',
  inviteList: 'needs a list that the page sends again',
  planInviteList: 'needs a list that the page sends again',

  activity: (desk) => desk.activity(allEntries),
  journal: (desk) => desk.journal(),
  journalFile: (desk) => desk.journalFile(),
}

const comparisonOf = (earlier: string) => ({ earlier, later: null, kind: null, text: '' })

const often = { interval: 2 }

/** Reads everything that the API can tell, as pages do. */
async function readAll(desk: Desk) {
  await desk.roles(null, signal)
  desk.controlReading('start')
  await expect.poll(() => desk.directory().state, often).toBe('done')
  await readInvitations(desk)
}

/** Reads all invitations. */
export async function readInvitations(desk: Desk) {
  await desk.readInvitations()
  await expect.poll(() => desk.invitationsProgress()?.state, often).toBe('done')
}

/**
 * Returns what a desk tells about all that it has, by method. It reads everyone first. What the desk has saved or read again
 * is changed by that, in the same way in every desk.
 */
export async function lookAtDesk(desk: Desk, userId: string): Promise<Record<string, unknown>> {
  const [plans, reviews, snapshots] = [await desk.plans(), await desk.reviews(null), await desk.snapshots()]
  // Reading is recorded there too.
  const known = { permissions: desk.permissions(), plans, reviews, snapshots, userId }
  await readAll(desk)
  const seen: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries(methods))
    if (typeof ask !== 'string') seen[name] = await ask(desk, known)
  return seen
}
