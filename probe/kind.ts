const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/i

/** What kind of JSON value it is; of a text, what form it has. Never anything of the value itself. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value !== 'string') return typeof value
  if (uuid.test(value)) return 'uuid'
  const [whole, zone] = dateTime.exec(value) ?? []
  if (whole === undefined || Number.isNaN(Date.parse(value))) return 'string'
  return zone === undefined ? 'date-time without zone' : 'date-time'
}

/** An object of JSON; null for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

/** The name of a field, unless it may be a value that serves as a name: whose form is not that of an identifier. */
export function fieldName(name: string): string {
  return /^[A-Za-z_$][\w$-]{0,40}$/.test(name) ? name : '(a name that is not shown)'
}

/** A word of an enumeration such as `ACTIVE`; null for any other text, which might be about someone. */
export function enumWord(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z_]{2,30}$/.test(value) ? value : null
}

/** What an object holds, by names and kinds: `errors: array, fingerprint: string`. Of anything else, its kind. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'no JSON'
  const object = objectOf(value)
  if (!object) return kindOf(value)
  const fields = Object.entries(object).map(([name, held]) => `${fieldName(name)}: ${kindOf(held)}`)
  return fields.length === 0 ? 'an empty object' : fields.toSorted().join(', ')
}
