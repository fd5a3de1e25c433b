import { isObject, knownData } from './sharedData.ts'

/**
 * Empties all data that queries ever had, except `kept`. Call it after a lock or a sign-out, once no component shows
 * any. Removing a query is not enough: Chromium keeps the getter `signal` of a fetch along with the shape of the object
 * that has it, and with the getter the state and the promises of that fetch.
 */
export function emptyData(kept: unknown) {
  for (const reference of knownData) {
    const data = reference.deref()
    if (data !== undefined && data !== kept) empty(data)
  }
}

function empty(value: unknown) {
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, key)
    Reflect.deleteProperty(value, key)
    empty(inner)
  }
}
