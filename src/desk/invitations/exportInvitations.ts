import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { Role } from '../../api/schema.ts'
import { statusWords } from '../../operations/person.ts'
import { roleTexts } from '../../operations/roleText.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../../text/csv.ts'
import { toUtc } from '../export/fields.ts'
import { nameFile } from '../export/fileName.ts'
import type { ExportedInvitations, InvitationsExport, InvitationsProgress } from './types.ts'

interface Source {
  /** The invitations that match, in order. */
  matching: readonly Enrollment[]
  progress: InvitationsProgress
  complete: boolean
  roles: readonly Role[]
  isDemo: boolean
  /** Milliseconds since 1970. */
  at: number
}

const headers = ['ID', 'Email', 'First name', 'Last name', 'Title', 'Role', 'Status', 'Last sent']

/** Writes invitations to a file. Only fields that Roster knows are in it: an unknown one may hold an invitation's link. */
export function writeInvitations({ query, format }: InvitationsExport, source: Source): ExportedInvitations {
  const { matching, complete, roles, isDemo, at } = source
  const text = format === 'csv' ? writeCsv(source) : writeJson(query, source)
  const older = query.olderDays === null ? '' : `older than ${query.olderDays} days`
  const about = ['invitations', query.status || 'unknown', older, query.text].filter(Boolean).join(' ')
  return {
    file: new Blob([text], { type: format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json' }),
    name: nameFile({ about, roles, isDemo, complete, at, extension: format }),
    rows: matching.length,
    complete,
  }
}

function writeCsv({ matching, roles }: Source): string {
  const texts = roleTexts(roles)
  const records = matching.map((one) =>
    csvRecord(
      [
        one.id,
        one.email,
        one.firstName,
        one.lastName,
        one.title,
        (one.roleId && texts.get(one.roleId)) ?? one.roleName ?? one.roleId,
        one.status === null ? '' : statusWords(one.status),
        toUtc(one.lastInvitationSentAt),
      ].map((cell) => escapeFormula(cell ?? '')),
    ),
  )
  return byteOrderMark + csvHeader(headers) + records.join('')
}

function writeJson(
  query: InvitationsExport['query'],
  { matching, progress, complete, roles, at }: Source,
): string {
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  const roleOf = ({ roleId: id, roleName: given }: Enrollment) => {
    const name = (id && names.get(id)) ?? given
    return id === null && name === null ? null : { id, name }
  }
  const invitations = matching.map((one) => ({
    id: one.id,
    email: one.email,
    firstName: one.firstName,
    lastName: one.lastName,
    title: one.title,
    role: roleOf(one),
    status: one.status,
    lastSent: toUtc(one.lastInvitationSentAt),
  }))
  const file = {
    exportedAt: toUtc(at),
    complete,
    /** The API's total. */
    total: progress.total,
    read: progress.read,
    readAt: toUtc(progress.readAt),
    query,
    exported: matching.length,
    invitations,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
