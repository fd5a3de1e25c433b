import type { Insights } from './types.ts'

/** Methods for figures of the whole organization. */
export interface InsightsMethods {
  /** Counts everyone who was read so far. Throws ApiError. */
  insights: (input: null, signal: AbortSignal) => Promise<Insights>
}
