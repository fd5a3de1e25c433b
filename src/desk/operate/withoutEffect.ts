import { ApiError } from '../../api/error.ts'

/** Runs a task that sends nothing, and marks its ApiError: whatever fails, nothing was changed. */
export async function withoutEffect<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw error instanceof ApiError ? new ApiError({ ...error.failure, effect: 'none' }) : error
  }
}
