/** Whether a script or stylesheet of Roster could not be loaded. Matches the messages of all browsers. */
export function isScriptFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  )
}

/**
 * Whether a script or stylesheet could not be loaded because a new version has replaced it: the server has answered
 * that it does not have a file of this one. A lost connection or a failing server says nothing about versions.
 */
export function isOutdated(error: unknown): boolean {
  return (
    isScriptFault(error) &&
    performance
      .getEntriesByType('resource')
      .some(
        (entry) =>
          entry.name.includes('/assets/') &&
          [404, 410].includes((entry as PerformanceResourceTiming).responseStatus),
      )
  )
}
