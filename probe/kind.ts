const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/i

/** Returns the kind of a JSON value and, for a string, its format. Never reveals the value itself. */
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

/** Returns a JSON object; null for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

/** Returns a field's name, unless it is not an identifier and so may be somebody's data. */
export function fieldName(name: string): string {
  return /^[A-Za-z_$][\w$-]{0,40}$/.test(name) ? name : '(a name that is not shown)'
}

/** Returns an enumeration value such as `ACTIVE`; null for any other text, which may be about a person. */
export function enumWord(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z_]{2,30}$/.test(value) ? value : null
}

/** Describes an object by names and kinds (`errors: array, fingerprint: string`), and anything else by its kind. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'not JSON'
  const object = objectOf(value)
  if (!object) return kindOf(value)
  const fields = Object.entries(object).map(([name, held]) => `${fieldName(name)}: ${kindOf(held)}`)
  return fields.length === 0 ? 'an empty object' : fields.toSorted().join(', ')
}
