import type { Role } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { Exported, ExportRequest } from './export.ts'

/** What a page may ask about exports. */
export interface ExportMethods {
  /**
   * A file of everyone in the directory who matches, in the order shown. The page that asked gets the file without
   * reading it. Throws ApiError.
   */
  export: (request: ExportRequest, signal: AbortSignal) => Promise<Exported>
}

interface Dependencies {
  askInSession: AskInSession
  directory: Directory
  roles: () => readonly Role[]
  isDemo: () => boolean
  /** Milliseconds since 1970. */
  now: () => number
}

/** Writes export files for pages; the code is loaded with the first one. */
export function createExportMethods({
  askInSession,
  directory,
  roles,
  isDemo,
  now,
}: Dependencies): ExportMethods {
  return {
    export: (request, signal) =>
      askInSession(async () => {
        const { writeFile } = await import('./export.ts')
        const people = directory.batches(request.query)
        const source = {
          people,
          progress: directory.progress(),
          roles: roles(),
          isDemo: isDemo(),
          at: now(),
        }
        return writeFile(request, source, signal)
      }),
  }
}
