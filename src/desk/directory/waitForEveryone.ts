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

const isNobodyRead = ({ state, read, hasEveryone }: DirectoryProgress) =>
  read === 0 && (state === 'done' || !hasEveryone)
