import type { SubjectRequest } from '../operations/invitation.ts'
import type { RefusedResends } from '../operations/invitation.ts'
import { type CarriedJournal, carryJournal, checkJournal } from './journal/carryJournal.ts'
import type { Journal } from './journal/journal.ts'
import type { CarriedPlan } from './plan/plan.ts'
import type { ReviewEntry } from './review/reviewState.ts'
import type { CarriedSession } from './session/currentSession.ts'
import type { OpenedSnapshot } from './snapshots/snapshots.ts'

/**
 * The whole state of a desk, as another desk takes it over after a reload. What can be read again is not in it: everyone, roles,
 * invitations, lists that pages send. It holds the token, so it goes from worker to worker and never to a page.
 */
export interface Carried {
  session: CarriedSession
  journal: CarriedJournal
  refusedResends: RefusedResends
  /** The id of the admin's own account. */
  me: string | null
  plans: CarriedPlan[]
  reviews: ReviewEntry[]
  snapshots: OpenedSnapshot[]
}

/** A part that is loaded on demand. */
interface Lazy<Part> {
  get: () => Promise<Part>
  ifAny: () => Promise<Part> | null
}

/** The parts of the desk that have something to carry. */
export interface CarryingRooms {
  session: { carry: () => CarriedSession; restore: (carried: CarriedSession) => Promise<void> }
  journal: Pick<Journal, 'carry' | 'restore'>
  operate: { refusedResends: () => RefusedResends; learnRefused: (refused: RefusedResends) => void }
  plan: {
    methods: { me: () => string | null; setMe: (input: { userId: string | null }) => void }
    plans: Lazy<{
      carry: (sent: ReadonlySet<SubjectRequest>) => CarriedPlan[]
      restore: (carried: readonly CarriedPlan[]) => void
    }>
  }
  review: {
    reviews: Lazy<{ carry: () => ReviewEntry[] | null; restore: (carried: readonly ReviewEntry[]) => void }>
  }
  snapshots: {
    room: Lazy<{ carry: () => OpenedSnapshot[]; restore: (carried: readonly OpenedSnapshot[]) => void }>
  }
}

/**
 * Returns the whole state of a desk. Null if there is nothing to carry, since nobody is signed in and no locked or expired
 * session waits, or if a part can't be carried right now. It shares objects with the desk: clone it before anything changes.
 */
export async function carry({
  session,
  journal,
  operate,
  plan,
  review,
  snapshots,
}: CarryingRooms): Promise<Carried | null> {
  const [plans, reviews, room] = await Promise.all([
    plan.plans.ifAny(),
    review.reviews.ifAny(),
    snapshots.room.ifAny(),
  ])
  // From here on nothing waits, so that all parts are of the same moment.
  const carriedSession = session.carry()
  const { signedIn, ended } = carriedSession.state
  const carriedReviews = reviews ? reviews.carry() : []
  const isKept = signedIn || ended === 'locked' || ended === 'expired'
  if (!isKept || carriedReviews === null) return null
  const { sent, ...carriedJournal } = carryJournal(journal)
  return {
    session: carriedSession,
    journal: carriedJournal,
    refusedResends: operate.refusedResends(),
    me: plan.methods.me(),
    plans: plans?.carry(sent) ?? [],
    reviews: carriedReviews,
    snapshots: room?.carry() ?? [],
  }
}

/** Continues the state of another desk in a new one, `passedMs` milliseconds later. Throws if it isn't whole. */
export async function restore(
  { session, journal, operate, plan, review, snapshots }: CarryingRooms,
  carried: Carried,
  passedMs: number,
) {
  const checkedSession = checkSession(carried.session, passedMs)
  const checkedJournal = checkJournal(carried.journal)
  const [plans, reviews, room] = await Promise.all([
    carried.plans.length > 0 ? plan.plans.get() : null,
    carried.reviews.length > 0 ? review.reviews.get() : null,
    carried.snapshots.length > 0 ? snapshots.room.get() : null,
  ])
  journal.restore(checkedJournal)
  operate.learnRefused(carried.refusedResends)
  plan.methods.setMe({ userId: carried.me })
  room?.restore(carried.snapshots)
  reviews?.restore(carried.reviews)
  plans?.restore(carried.plans)
  // Last: the session may lock at once, which changes the parts above.
  await session.restore(checkedSession)
}

/** Adds the time that has passed. Throws TypeError if the session contradicts itself. */
function checkSession(session: CarriedSession, passedMs: number): CarriedSession {
  const { key, state, locking } = session
  const { signedIn, mode } = state
  const passed = Math.max(0, passedMs)
  const times = { begun: locking.begun + passed, idle: locking.idle + passed }
  const isWhole =
    (key !== null) === (signedIn && mode !== 'proxy') &&
    (signedIn ? state.ended === null && !locking.isLocked && locking.isTimed : state.ended !== null) &&
    Object.values(times).every((ms) => Number.isFinite(ms) && ms >= 0)
  if (!isWhole) throw new TypeError('A carried session is not whole.')
  return { ...session, locking: { ...locking, ...times } }
}
