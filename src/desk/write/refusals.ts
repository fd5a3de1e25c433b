import type { ApiErrorKind } from '../../api/error.ts'

/** Errors that prove that nothing was done. After any other error, the write may have taken effect. */
export const refusals: ReadonlySet<ApiErrorKind> = new Set<ApiErrorKind>([
  'unauthorized',
  'forbidden',
  'notFound',
  'rateLimited',
])
