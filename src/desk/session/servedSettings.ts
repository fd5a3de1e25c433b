import * as v from 'valibot'
import type { ServedSettings } from './servedSettingsTypes.ts'

/** How long to wait for the file, in milliseconds. */
const maxWaitMs = 3000
/** Longest file that is read, in characters. */
const maxLength = 65_536

const fields = {
  serverSignsIn: v.boolean(),
  organization: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
  support: v.pipe(v.string(), v.trim(), v.regex(/^(?:https:\/\/\S+|[^\s@]+@[^\s@]+)$/), v.maxLength(300)),
  // Read where they are shown: only the page knows filters and columns.
  views: v.pipe(v.array(v.unknown()), v.maxLength(50)),
}

/** What each field may be, for the message about a mistake. */
const allowed: Record<keyof typeof fields, string> = {
  serverSignsIn: 'true or false',
  organization: 'a text of 1 to 100 characters',
  support: 'an email address or an https address',
  views: 'a list of at most 50 views',
}

/**
 * Reads the settings that a server may have beside the page, in `roster.json`. Every field is optional, and one with a
 * mistake is left out and named. A file that is missing has no mistakes: many servers answer with a page in its place.
 */
export async function readServedSettings(
  load: ((signal: AbortSignal) => Promise<Response>) | undefined,
): Promise<ServedSettings> {
  const none = { serverSignsIn: null, organization: null, support: null, views: null, mistakes: [] }
  const text = await load?.(AbortSignal.timeout(maxWaitMs)).then(
    (response) => (isJson(response) ? response.text() : null),
    () => null,
  )
  if (text === undefined || text === null) return none
  const content = text.length > maxLength ? undefined : parse(text)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { ...none, mistakes: ['The file must be a JSON object of at most 64 kB.'] }
  }
  const found: ServedSettings = { ...none, mistakes: unknownFields(content) }
  for (const name of Object.keys(fields) as (keyof typeof fields)[]) {
    const value = (content as Record<string, unknown>)[name]
    if (value === undefined) continue
    const result = v.safeParse(fields[name], value)
    if (result.success) Object.assign(found, { [name]: result.output })
    else found.mistakes.push(`"${name}" must be ${allowed[name]}.`)
  }
  return found
}

/** Whether the file is there. By its type, since a server may answer 200 with the start page. */
function isJson({ ok, headers }: Response): boolean {
  return ok && /^application\/json\b/i.test(headers.get('Content-Type') ?? '')
}

function unknownFields(content: object): string[] {
  return Object.keys(content)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => `"${name.slice(0, 40)}" is not a setting.`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
