import type { QueryClient } from '@tanstack/react-query'
import { addKeys } from './keys/bindings.ts'
import { everywhere } from './keys/everywhere.ts'
import { listenToKeys } from './keys/listenToKeys.ts'
import { addCommands, setPeopleSearch } from './palette/commands.ts'
import { searchPeople } from './users/peopleSearch.ts'
import { previewKeys } from './users/previewKeys.ts'
import { rowKeys } from './users/rowKeys.ts'
import { viewCommands } from './users/viewCommands.ts'

let isAdded = false

/** Adds the keys of all pages, and the people and views of the palette, once. Keeps bars off what has the focus. */
export function addKeysAndCommands(queryClient: QueryClient) {
  if (isAdded) return
  isAdded = true
  setPeopleSearch(searchPeople)
  addCommands(() => viewCommands(queryClient))
  addKeys(previewKeys)
  addKeys(rowKeys)
  addKeys(everywhere)
  listenToKeys(document)
  document.addEventListener('keydown', () => void keepBarsOffFocus(), { once: true })
}

/** Loaded with the first key: whoever only points at things doesn't need it. */
async function keepBarsOffFocus() {
  const loaded = await import('./ui/uncoverFocus.ts').catch(() => null)
  loaded?.uncoverFocus(document)
}
