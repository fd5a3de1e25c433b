import { useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { rolesQuery } from '../organization/queries.ts'
import { storedViews, storeViews, subscribeViews } from '../preferences/viewStorage.ts'
import { announceWarning } from '../ui/status.ts'
import { allViews, type View, writeViews } from './views.ts'
import { storageBlocked } from './viewWords.ts'

/** Returns the built-in and the saved views. */
export function useViews() {
  const json = useSyncExternalStore(subscribeViews, storedViews)
  const { data: roles } = useQuery(rolesQuery)
  return allViews(roles?.listed ?? [], json)
}

/** Replaces the saved views. Warns where the browser blocks storage. */
export function saveViews(views: readonly View[]): boolean {
  const isStored = storeViews(writeViews(views))
  if (!isStored) announceWarning(storageBlocked)
  return isStored
}

/** Adds a view. One with the same name is replaced in its place. */
export function withView(views: readonly View[], view: View): View[] {
  return views.some(({ name }) => name === view.name)
    ? views.map((other) => (other.name === view.name ? view : other))
    : [...views, view]
}
