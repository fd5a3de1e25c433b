import type { QueryClient } from '@tanstack/react-query'
import { rolesQuery } from '../organization/queries.ts'
import { knownServedSettings } from '../organization/useServedSettings.ts'
import type { Command } from '../palette/commands.ts'
import { prefer } from '../preferences/preferences.ts'
import { storedViews } from '../preferences/viewStorage.ts'
import { defaultListState, readListState, writeListState } from './listState.ts'
import { sharedViews } from './useSharedViews.ts'
import { allViews, type View } from './views.ts'
import { rolesUnknown } from './viewWords.ts'

/** Returns commands that open the views, from any page. */
export function viewCommands(queryClient: QueryClient): Command[] {
  const { builtIn, hasLeaderRoles, saved } = allViews(
    queryClient.getQueryData(rolesQuery.queryKey)?.listed ?? [],
    storedViews(),
  )
  const shared = sharedViews(knownServedSettings(), saved)
  return [...builtIn, ...shared, ...saved].map((view) => ({
    section: 'views',
    name: view.name,
    keywords: 'view widok',
    unavailable: view === builtIn[0] && !hasLeaderRoles ? rolesUnknown : null,
    action: (navigate) => {
      if (view.look) prefer(view.look)
      navigate(addressOf(view))
    },
  }))
}

/** The address of a view, with as many rows as the table shows now. */
function addressOf({ list }: View): string {
  const isTable = document.querySelector('table[aria-label="Users"]') !== null
  const { search, hash } = window.location
  const { size } = isTable ? readListState(search + hash).listState : defaultListState
  return `/users${writeListState({ ...readListState(list).listState, size })}`
}
