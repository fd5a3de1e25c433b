import type { Api } from '../../api/http.ts'
import { previewInvitations } from './previewInvitations.ts'
import { previewPeople } from './previewPeople.ts'
import type { Subject } from './rows.ts'
import type { RunDependencies } from './runDependencies.ts'
import type { PlanRequest } from './types.ts'

/** What a plan would do, before it exists. */
interface Preview {
  subjects: Subject[]
  /** What the admin should know before the run, besides what follows from the rows. */
  cautions: string[]
}

/** Finds out what a plan would do to each person or invitation. Throws ApiError, or the signal's reason. */
export async function preview(
  request: PlanRequest,
  api: Api,
  signal: AbortSignal,
  { directory, invitations, rules }: Pick<RunDependencies, 'directory' | 'invitations' | 'rules'>,
): Promise<Preview> {
  const shared = { directory, rules: rules() }
  if (request.source !== 'invitations')
    return { subjects: await previewPeople(request, { ...shared, api, signal }), cautions: [] }
  const { reader } = await invitations.get()
  const { requests, problems } = request
  const previewed = await previewInvitations(requests, {
    ...shared,
    problems,
    readAll: reader(api).readAgain,
  })
  signal.throwIfAborted()
  return previewed
}
