import { replaceEqualDeep } from '@tanstack/react-query'

/** Every object that a query got or shared, for as long as anything else holds it. */
export const knownData = new Set<WeakRef<object>>()
const collected = new FinalizationRegistry<WeakRef<object>>((reference) => knownData.delete(reference))

/**
 * Shares what is equal in the old and new data of a query, as TanStack Query does by default, and remembers both, so that
 * `emptyData` finds them.
 */
export function shareData(previous: unknown, next: unknown): unknown {
  const shared: unknown = replaceEqualDeep(previous, next)
  for (const data of [next, shared]) {
    if (!isObject(data)) continue
    const reference = new WeakRef(data)
    knownData.add(reference)
    collected.register(data, reference)
  }
  return shared
}

/** Whether a value has properties. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
