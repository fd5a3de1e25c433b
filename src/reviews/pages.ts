import type { QueryClient } from '@tanstack/react-query'
import { meQuery, rolesQuery } from '../organization/queries.ts'
import type { LoadRequest } from '../routing/route.ts'
import { reviewPersonQuery, reviewQuery, reviewsQuery, syncReviews } from './queries.ts'
import { ReviewPage } from './ReviewPage.tsx'
import { ReviewsPage } from './ReviewsPage.tsx'

/** The pages of this folder with their loaders. They share one script because visitors of one soon open the other. */
export const pages = (queryClient: QueryClient) => {
  syncReviews(queryClient)
  return {
    all: {
      Component: ReviewsPage,
      load: () => queryClient.fetchQuery(reviewsQuery).then(() => {}),
    },
    one: {
      Component: ReviewPage,
      async load({ params }: LoadRequest) {
        const reviewId = params.reviewId ?? ''
        // The select of a new role reports by itself if the roles fail to load.
        void queryClient.prefetchQuery(rolesQuery)
        void queryClient.prefetchQuery(meQuery)
        await Promise.all([
          queryClient.fetchQuery(reviewQuery(reviewId)),
          queryClient.fetchQuery(reviewPersonQuery(reviewId, null)),
        ])
      },
    },
  }
}
