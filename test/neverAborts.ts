/** A signal for calls that no test aborts. */
export const neverAborts = new AbortController().signal
