import type { QueryClient } from '@tanstack/react-query'
import { endEarly } from './desk/port/client.ts'
import { addKeys } from './keys/bindings.ts'
import { everywhere } from './keys/everywhere.ts'
import { listenToKeys } from './keys/listenToKeys.ts'
import { setPeopleSearch } from './palette/commands.ts'
import { watchSession } from './session/watch.ts'
import { keepFocus } from './ui/keepFocus.ts'
import { surviveTranslation } from './ui/translation.ts'
import { searchPeople } from './users/peopleSearch.ts'
import { previewKeys } from './users/previewKeys.ts'
import { rowKeys } from './users/rowKeys.ts'

/** Starts what the first page does not need. */
export function start(queryClient: QueryClient) {
  endEarly()
  surviveTranslation(document.body)
  keepFocus(document)
  watchSession(queryClient)
  setPeopleSearch(searchPeople)
  addKeys(previewKeys)
  addKeys(rowKeys)
  addKeys(everywhere)
  listenToKeys(document)
}
