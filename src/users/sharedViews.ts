import { parseViews, type View } from './views.ts'

/** Reads views as they stand in a file of "Export views". Leaves out those that are not valid, and says which. */
export function parseSharedViews(given: readonly unknown[]): { views: View[]; mistakes: string[] } {
  const views = new Map<string, View>()
  const mistakes: string[] = []
  for (const [index, each] of given.entries()) {
    const [view] = parseViews(JSON.stringify({ views: [each] }))?.views ?? []
    if (!view)
      mistakes.push(
        `View ${index + 1} is not valid. It needs a name and a list, as “Export views” writes them.`,
      )
    else if (views.has(view.name)) mistakes.push(`View ${index + 1} has the same name as an earlier one.`)
    else views.set(view.name, view)
  }
  return { views: [...views.values()], mistakes }
}
