import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Role, User } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { Copied, CopyRequest } from './copy.ts'
import type { Exported, ExportRequest } from './export.ts'

/** Methods for exporting users. */
export interface ExportMethods {
  /** Exports the users who match a query, in its order, to a file. Throws ApiError. */
  export: (request: ExportRequest, signal: AbortSignal) => Promise<Exported>
  /** Writes selected users as text for the clipboard. Throws ApiError. */
  copy: (request: CopyRequest) => Promise<Copied>
}

interface Dependencies {
  askInSession: AskInSession
  directory: Directory
  /** Returns a user from the cache, for users who are not in the directory. */
  known: (id: string) => User | null
  roles: () => readonly Role[]
  isDemo: () => boolean
  /** Milliseconds since 1970. */
  now: () => number
}

/** Creates the methods that pages call about exports. Their code is loaded with the first export. */
export function createExportMethods({
  askInSession,
  directory,
  known,
  roles,
  isDemo,
  now,
}: Dependencies): ExportMethods {
  return {
    copy: (request) =>
      askInSession(async () => {
        const { copyUsers } = await import('./copy.ts').catch(throwNotLoaded)
        return copyUsers(request, (id) => directory.get(id) ?? known(id), roles())
      }),

    export: (request, signal) =>
      askInSession(async () => {
        const { writeFile } = await import('./export.ts').catch(throwNotLoaded)
        const source = {
          batches: directory.batches(request.query),
          progress: directory.progress(),
          roles: roles(),
          isDemo: isDemo(),
          at: now(),
        }
        return writeFile(request, source, signal)
      }),
  }
}
