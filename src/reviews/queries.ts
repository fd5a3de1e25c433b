import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { desk, onDesk } from '../desk/port/client.ts'
import type { ScopeRequest } from '../desk/review/scopeTypes.ts'
import type { DecisionAnswer, ReviewPerson } from '../desk/review/types.ts'

/** All reviews of the session. */
export const reviewsQuery = queryOptions({ queryKey: ['reviews'], queryFn: () => desk.reviews(null) })

/** A review, or null if it does not exist. `syncReviews` keeps it up to date. */
export const reviewQuery = (reviewId: string) =>
  queryOptions({ queryKey: ['review', reviewId], queryFn: () => desk.review({ reviewId }) })

/** A person of a review; with null the first who is undecided. */
export const reviewPersonQuery = (reviewId: string, index: number | null) =>
  queryOptions({
    queryKey: ['reviewPerson', reviewId, index],
    queryFn: () => desk.reviewPerson({ reviewId, index }),
    placeholderData: keepPreviousData,
    // Long enough for a page to show what its loader has read.
    gcTime: 10_000,
  })

/** People per query of a list. */
export const blockSize = 100

/** Some people of a review, by the number of their block, from 0. */
export const reviewRowsQuery = (reviewId: string, block: number) =>
  queryOptions({
    queryKey: ['reviewRows', reviewId, block],
    queryFn: async () =>
      (await desk.reviewRows({ reviewId, from: block * blockSize, count: blockSize })) ?? [],
    gcTime: 0,
  })

/** The people of a scope. Waits until everyone is read. */
export const scopeQuery = (request: ScopeRequest) =>
  queryOptions({
    queryKey: ['reviewScope', request],
    queryFn: ({ signal }) => desk.reviewScope(request, signal),
    gcTime: 0,
  })

/** What the evidence says. `version` is that of the review. */
export const evidenceQuery = (reviewId: string, version: number) =>
  queryOptions({
    queryKey: ['evidence', reviewId, version],
    queryFn: () => desk.reviewEvidence({ reviewId }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

/** Fills the cache with what a decision left, so that the next person shows without asking the desk again. */
export function applyAnswer(queryClient: QueryClient, { state, person }: DecisionAnswer) {
  queryClient.setQueryData(reviewQuery(state.id).queryKey, state)
  if (person) queryClient.setQueryData(reviewPersonQuery(state.id, person.index).queryKey, person)
}

let isSyncing = false

/** Keeps the cached reviews up to date with the desk. Calls after the first do nothing. */
export function syncReviews(queryClient: QueryClient) {
  if (isSyncing) return
  isSyncing = true
  onDesk('review', ({ review, people }) => {
    const { queryKey } = reviewQuery(review.id)
    const isDiscarded = review.state === 'discarded'
    const known = queryClient.getQueryData(queryKey)
    // The answer to a later step of this tab may have come first.
    if (isDiscarded || (known?.version ?? 0) < review.version)
      queryClient.setQueryData(queryKey, isDiscarded ? null : review)
    queryClient.setQueryData(reviewsQuery.queryKey, (reviews) => {
      const others = reviews?.filter(({ id }) => id !== review.id)
      return others && (isDiscarded ? others : [...others, review])
    })
    if (people === null) {
      void queryClient.invalidateQueries({ queryKey: ['reviewRows', review.id] })
      void queryClient.invalidateQueries({ queryKey: ['reviewPerson', review.id] })
    } else for (const person of people) applyPerson(queryClient, review.id, person)
  })
}

/** Updates a person where they are cached. */
function applyPerson(queryClient: QueryClient, reviewId: string, person: ReviewPerson) {
  const { index } = person
  queryClient.setQueryData(reviewPersonQuery(reviewId, index).queryKey, (known) => known && person)
  // Someone else may be the first who is undecided now.
  void queryClient.invalidateQueries({ queryKey: reviewPersonQuery(reviewId, null).queryKey, exact: true })
  const block = reviewRowsQuery(reviewId, Math.floor(index / blockSize))
  queryClient.setQueryData(block.queryKey, (rows) => rows?.with(index % blockSize, person))
}
