import type { User } from '../../api/schema.ts'
import { isActivityUnknown } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import type { FigureName, Leader } from './types.ts'

const dayMs = 86_400_000

/** Creates the figures, all 0. */
export function createFigures() {
  const counts: Record<FigureName, number> = {
    owners: 0,
    admins: 0,
    leadersInactive90: 0,
    leadersNever: 0,
    inactive30: 0,
    inactive90: 0,
    inactive180: 0,
    inactive365: 0,
    never: 0,
    neverFor14: 0,
    unknownActivity: 0,
    joined7: 0,
    joined30: 0,
    terminated: 0,
    incomplete: 0,
    missingName: 0,
    missingTitle: 0,
    outsiders: 0,
    noDomain: 0,
    duplicates: 0,
  }
  return {
    counts,
    addAll(names: (FigureName | false)[]) {
      for (const name of names) if (name) counts[name]++
    },
  }
}

/** Returns the figures that count a person who is not terminated. */
export function figuresOf(user: User, now: number): (FigureName | false)[] {
  const created = user.createdDateTime === null ? null : Date.parse(user.createdDateTime)
  const createdDaysAgo = (days: number) => now - days * dayMs
  const isNameMissing = isBlank(user.firstName) || isBlank(user.lastName)
  const isTitleMissing = isBlank(user.title)
  const isUnknown = isActivityUnknown(user)
  const isNever = user.lastActivityDateTime === null && !isUnknown
  return [
    ...inactivity(user.lastActivityDateTime, now),
    isNever && 'never',
    isNever && created !== null && created <= createdDaysAgo(14) && 'neverFor14',
    isUnknown && 'unknownActivity',
    created !== null && created >= createdDaysAgo(7) && 'joined7',
    created !== null && created >= createdDaysAgo(30) && 'joined30',
    (isNameMissing || isTitleMissing) && 'incomplete',
    isNameMissing && 'missingName',
    isTitleMissing && 'missingTitle',
  ]
}

/** Whether a text has no visible characters, as in the filters of the users table. */
function isBlank(text: string | null): boolean {
  // Folding takes long, and nearly every text has a visible ASCII character.
  return !/[!-~]/.test(text ?? '') && fold(text ?? '').trim() === ''
}

function inactivity(lastActivity: string | null, now: number): (FigureName | false)[] {
  if (lastActivity === null) return []
  const days = ([30, 90, 180, 365] as const).filter((it) => Date.parse(lastActivity) < now - it * dayMs)
  return days.map((it) => `inactive${it}` as const)
}

/** Returns the figures that count an owner or admin who is not terminated. */
export function leaderFigures({ isOwner, lastActivity }: Leader, now: number): (FigureName | false)[] {
  const isKnown = lastActivity !== null && lastActivity !== 'unknown'
  return [
    isOwner ? 'owners' : 'admins',
    isKnown && Date.parse(lastActivity) < now - 90 * dayMs && 'leadersInactive90',
    lastActivity === null && 'leadersNever',
  ]
}
