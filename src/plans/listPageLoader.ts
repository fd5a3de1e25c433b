import type { QueryClient } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { ListText } from './ListSource.tsx'

/**
 * Loads the text field of a page that takes a list, and starts loading what matching needs: the directory, the roles, and the
 * desk’s code.
 */
export async function listPageLoader(queryClient: QueryClient) {
  void queryClient.prefetchQuery(rolesQuery)
  // If this fails, the list itself tries again, and tells.
  desk.prepareLists().catch(() => {})
  const textField = ListText.load()
  const { state } = await queryClient.fetchQuery({ ...directoryQuery, staleTime: 0 })
  if (state === 'idle') await desk.controlReading('start')
  await textField
}
