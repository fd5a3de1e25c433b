import { ApiError } from '../../api/error.ts'
import type { Directory } from './directory.ts'
import type { DirectoryProgress } from './types.ts'

/** How long to wait until everyone is read, in milliseconds after reading began. */
const maxWaitMs = 600_000

/**
 * Waits until everyone is read, for what is about everyone. Starts reading where nobody has, or again where an error stopped
 * it. Some people may still be missing then, but if an error left nobody at all, it throws that ApiError.
 */
export async function waitForEveryone(
  directory: Pick<Directory, 'start' | 'progress' | 'untilRead'>,
  signal: AbortSignal,
) {
  const before = directory.progress()
  const hasFailed = before.error !== null && (before.state === 'paused' || isNobodyRead(before))
  if (before.state === 'idle' || before.state === 'cancelled' || hasFailed) directory.start()
  await directory.untilRead(maxWaitMs)
  signal.throwIfAborted()
  const after = directory.progress()
  if (after.error !== null && isNobodyRead(after)) throw new ApiError({ kind: after.error })
}

/**
 * Waits as `waitForEveryone` does, for what compares everyone with people of a file who were read at `time` (both times in
 * milliseconds since 1970). Reads everyone again if the file is newer: what changed meanwhile would seem to have changed back.
 * A time that is still to come is from a computer whose clock is ahead, and counts for nothing.
 */
export async function waitForEveryoneSince(
  time: number,
  directory: Parameters<typeof waitForEveryone>[0],
  now: number,
  signal: AbortSignal,
) {
  // A reading that is under way may have begun before the file's people were read. It can't be started again until it ends.
  await waitForEveryone(directory, signal)
  const { readAt } = directory.progress()
  if (readAt === null || readAt >= time || time > now) return
  directory.start()
  await waitForEveryone(directory, signal)
}

const isNobodyRead = ({ state, read, hasEveryone }: DirectoryProgress) =>
  read === 0 && (state === 'done' || !hasEveryone)
