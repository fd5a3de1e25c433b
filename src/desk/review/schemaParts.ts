import * as v from 'valibot'

// Parts of the schemas for review files. They use only what the API's schemas use of valibot: anything else would add to
// the desk's first script.

/** Milliseconds since 1970. */
export const Time = v.pipe(v.number(), v.integer())
export const Text = v.nullish(v.string(), null)
export const Flag = v.custom<boolean>((value) => typeof value === 'boolean')
export const Id = v.string()
/** One of these texts. */
export const oneOf = <const Name extends string>(names: readonly Name[]) =>
  v.custom<Name>((value) => names.some((name) => name === value))
/** A missing value is null. */
export const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema, null)

/** `Facts` of a person (operations/facts.ts). */
export const FactsSchema = v.object({
  id: Id,
  email: Text,
  firstName: Text,
  lastName: Text,
  title: Text,
  roleId: Text,
  status: Text,
  createdDateTime: Text,
  lastActivityDateTime: Text,
})
