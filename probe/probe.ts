import { type Answer, createAsk, says, Stopped, type Dependencies } from './ask.ts'
import { probeCors } from './cors.ts'
import { probeEnrollments } from './enrollments.ts'
import { probeErrors } from './errors.ts'
import { probeEveryone } from './everyone.ts'
import { type Finding, type Notify, reportFailure } from './finding.ts'
import { objectOf, shapeOf } from './kind.ts'
import { probeOrder } from './order.ts'
import { askPage } from './page.ts'
import { createTally } from './people.ts'
import { probePerson } from './person.ts'
import { probeRoles } from './roles.ts'
import { probeSizes } from './sizes.ts'
import { probeTransport } from './transport.ts'

/** What was found, and how far the probe came. */
export interface Report {
  /** Why the probe ended early; null if it did not. */
  stopped: string | null
  requests: number
  findings: Finding[]
}

/** Sends one request after the other and reports how the API relates to its contract. Changes nothing. */
export async function probe(dependencies: Dependencies, mostPages: number): Promise<Report> {
  const ask = createAsk(dependencies)
  const findings: Finding[] = []
  const about =
    (subject: string): Notify =>
    (verdict, point, found) =>
      findings.push({ subject, verdict, point, found })

  const run = async () => {
    const pages = about('Pages of users')
    const first = await askPage(ask, { page: 0, size: 20 })
    if (first.answer.status === null)
      throw new Stopped(`The API could not be reached: ${says(first.answer)}.`)
    const tally = createTally()
    /** Only to count who accepted an invitation. Never reported. */
    const emails = new Set<string>()
    if (first.rows === null) {
      reportNoPage(first.answer, pages)
    } else {
      pages('agrees', 'first page', 'accepted with the token alone, without “Bearer”')
      const size = await probeSizes(ask, first, pages)
      const add = (row: unknown) => {
        tally.add(row)
        emails.add(String(objectOf(row)?.email).toLowerCase())
      }
      await probeEveryone(ask, { size, mostPages }, add, pages)
      await probeOrder(ask, first, pages)
      tally.notify(about('People'))
      await probePerson(ask, first, about('People'))
    }
    await probeRoles(ask, tally.roleIds, about('Roles'))
    await probeEnrollments(ask, emails, about('Enrollments'))
    await probeErrors(ask, about('Errors'))
    await probeCors(ask, about('Other origins'))
    await probeTransport(ask, about('Transport'))
  }

  let stopped: string | null = null
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    stopped = error.message
  }
  return { stopped, requests: ask.answers.length, findings }
}

function reportNoPage(answer: Answer, notify: Notify) {
  if (answer.status === 403) {
    const what = 'refused (403): the token lacks can_manage_users. Try again with a token that has it'
    return notify('unknown', 'first page', what)
  }
  if (answer.status !== 200) return reportFailure(notify, 'first page', answer)
  return notify('differs', 'first page', `not a page of users (200): ${shapeOf(answer.json)}`)
}
