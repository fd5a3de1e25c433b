import type { Role } from '../../api/schema.ts'
import type { RankOf } from '../../operations/access.ts'
import { factsOf } from '../../operations/facts.ts'
import { organizationIdOf } from '../../operations/organization.ts'
import { runSteps } from '../async/runSteps.ts'
import { createSlices } from '../async/slices.ts'
import type { Directory } from '../directory/directory.ts'
import { waitForEveryone, waitForEveryoneSince } from '../directory/waitForEveryone.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import { comparePeople, type Differences } from './compare.ts'
import { readSnapshot, writeSnapshot } from './file.ts'
import { snapshotFileName } from './fileName.ts'
import { describeSnapshot, type HistoryEntry, historyOf } from './history.ts'
import type { SavedSnapshot, Snapshot, SnapshotFacts, SnapshotFault } from './types.ts'

/** What snapshots need from the rest of the desk. */
export interface SnapshotDependencies {
  directory: Directory
  roles: () => readonly Role[]
  rankOf: RankOf
  isDemo: () => boolean
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  delay: (ms: number) => Promise<void>
}

/** Two snapshots, and how they differ. */
export interface Compared extends Differences {
  earlier: Snapshot
  later: Snapshot
}

/** A snapshot that was opened. */
export type OpenedSnapshot = Snapshot & { id: string }

/** Creates the snapshots that were opened in this session, and compares them. */
export function createSnapshots({
  directory,
  roles,
  rankOf,
  isDemo,
  now,
  monotonic,
  delay,
}: SnapshotDependencies) {
  const opened = new Map<string, OpenedSnapshot>()
  const giveWay = createSlices(monotonic, delay)
  /** The last comparison, with what it depends on. */
  let last: { key: string; compared: Compared } | null = null
  /** Everyone as now, with the version of the directory. */
  let present: { version: number; snapshot: Snapshot } | null = null

  const organization = () => organizationIdOf(roles())

  /** Returns everyone as now. Waits until they are read. Throws ApiError. */
  const readPresent = async (signal: AbortSignal): Promise<Snapshot> => {
    await waitForEveryone(directory, signal)
    const { version, readAt, unreadable } = directory.progress()
    const complete = directory.isComplete() && unreadable === 0
    // Reading everyone again may find that nothing has changed.
    if (present?.version === version && present.snapshot.complete === complete)
      return { ...present.snapshot, readAt }
    const list: Snapshot['list'][number][] = []
    for await (const users of directory.batches(emptyQuery))
      for (const user of users) list.push(factsOf(user))
    const snapshot: Snapshot = {
      id: null,
      fileName: null,
      seal: null,
      organization: organization(),
      complete,
      readAt,
      people: list.length,
      roles: roles().map(({ id, name }) => ({ id, name })),
      list,
    }
    present = { version, snapshot }
    return snapshot
  }

  return {
    giveWay,

    /** Saves everyone as now. */
    async save(signal: AbortSignal): Promise<SavedSnapshot> {
      const snapshot = await readPresent(signal)
      const at = now()
      const { file, seal, id } = await writeSnapshot(snapshot, at, giveWay)
      const name = snapshotFileName({ ...snapshot, isDemo: isDemo(), at })
      return { file, name, facts: { ...describeSnapshot(snapshot), id, seal, fileName: name } }
    },

    /** Opens a file and keeps its people until the session ends. */
    async open(
      file: Blob,
      fileName: string,
    ): Promise<{ is: 'opened'; facts: SnapshotFacts } | SnapshotFault> {
      const read = await readSnapshot(file, fileName, giveWay)
      if (read.is !== 'read') return read
      const { snapshot } = read
      const own = organization()
      if (own !== null && snapshot.organization !== null && snapshot.organization !== own)
        return { is: 'otherOrganization' }
      opened.set(snapshot.id, snapshot)
      return { is: 'opened', facts: describeSnapshot(snapshot) }
    },

    /** Lists what was opened, the oldest people first. */
    list: (): SnapshotFacts[] => sortByAge([...opened.values()]).map(describeSnapshot),

    /** Compares two opened snapshots, or one with now. Null if one is not open, `other` if they have nobody in common. */
    async compare(
      { earlier, later }: { earlier: string; later: string | null },
      signal: AbortSignal,
    ): Promise<Compared | 'other' | null> {
      const before = opened.get(earlier)
      if (later === null) await waitForEveryoneSince(before?.readAt ?? 0, directory, now(), signal)
      const after = later === null ? await readPresent(signal) : opened.get(later)
      if (!before || !after) return null
      const key = [earlier, later ?? `now ${directory.progress().version}`].join(' ')
      // The same people may have been read again, or be in a file of another name.
      if (last?.key === key) return { ...last.compared, earlier: before, later: after }
      const leaders = new Set([...leaderRoles(before.roles, rankOf), ...leaderRoles(after.roles, rankOf)])
      const steps = comparePeople(before.list, after.list, (roleId) => leaders.has(roleId ?? ''))
      const differences = await runSteps(steps, giveWay)
      signal.throwIfAborted()
      const compared = { earlier: before, later: after, ...differences }
      const isOther = !compared.hasCommon && before.people > 0 && after.people > 0
      if (isOther) return 'other'
      last = { key, compared }
      return compared
    },

    /** Returns what was opened, for a desk that takes over. */
    carry: (): OpenedSnapshot[] => [...opened.values()],

    /** Continues with what was opened. */
    restore(carried: readonly OpenedSnapshot[]) {
      for (const snapshot of carried) opened.set(snapshot.id, snapshot)
    },

    /** Returns a person in each opened snapshot, the oldest first. */
    history: (userId: string): HistoryEntry[] => historyOf(sortByAge([...opened.values()]), userId),
  }
}

export type Snapshots = ReturnType<typeof createSnapshots>

function leaderRoles(listed: Snapshot['roles'], rankOf: RankOf): string[] {
  return listed.filter(({ id }) => (rankOf(id, listed) ?? 0) > 0).map(({ id }) => id)
}

function sortByAge(snapshots: OpenedSnapshot[]) {
  return snapshots.toSorted((one, other) => (one.readAt ?? 0) - (other.readAt ?? 0))
}
