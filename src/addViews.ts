import type { QueryClient } from '@tanstack/react-query'
import { addCommands } from './palette/commands.ts'

let isAdded = false

/** Adds the views to the palette, once. Without their script, it is whole but for them. */
export async function addViews(queryClient: QueryClient) {
  try {
    const { viewCommands } = await import('./users/viewCommands.ts')
    if (!isAdded) addCommands(() => viewCommands(queryClient))
    isAdded = true
  } catch {
    // Whoever opens the views on the users page is told.
  }
}
