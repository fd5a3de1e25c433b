import type { QueryClient } from '@tanstack/react-query'
import { endEarly } from './desk/port/client.ts'
import { watchSession } from './session/watch.ts'
import { keepFocus } from './ui/keepFocus.ts'
import { surviveTranslation } from './ui/translation.ts'

/** Starts what every page needs, but not before the first one is shown. */
export function startAfterFirstPage(queryClient: QueryClient) {
  endEarly()
  surviveTranslation(document.body)
  keepFocus(document)
  watchSession(queryClient)
}
