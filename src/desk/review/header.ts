import * as v from 'valibot'
import { Flag, oneOf, orNull, Text, Time } from './schemaParts.ts'

const RoleSchema = v.object({ id: v.string(), name: v.string(), organizationId: Text })

const PopulationSchema = v.object({
  people: v.number(),
  terminated: v.number(),
  total: orNull(v.number()),
  readAt: Time,
  isComplete: Flag,
  unread: orNull(v.number()),
  notFound: v.array(v.string()),
  ambiguous: v.number(),
})

/** Version of the format. A file with a higher one is refused. */
export const formatVersion = 1

/** Reads the first line of a review file. */
export const HeaderSchema = v.object({
  id: v.pipe(
    v.string(),
    v.check((id) => /^[\da-f]{8}$/.test(id)),
  ),
  name: v.string(),
  reviewer: v.string(),
  at: Time,
  /** Id of the organization, as its roles name it. Null if they do not. */
  organization: Text,
  mode: oneOf(['live', 'proxy', 'demo']),
  /** What the session was signed in with: the last four characters. */
  hint: Text,
  /** In words. */
  scope: v.string(),
  population: PopulationSchema,
  /** Source of the earlier decisions. */
  earlier: Text,
  roles: v.array(RoleSchema),
})

export type Header = v.InferOutput<typeof HeaderSchema>
