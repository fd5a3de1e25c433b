import * as v from 'valibot'
import { FactsSchema, Flag, Id, oneOf, orNull, Text, Time } from './schemaParts.ts'

// A review is its header and the records after it, which are only ever added. They are the lines of its file.

const DecisionName = oneOf(['keep', 'changeRole', 'terminate', 'unsure'])

const EarlierSchema = v.object({
  source: v.string(),
  at: Time,
  facts: orNull(FactsSchema),
  decision: orNull(DecisionName),
  roleId: Text,
  note: v.string(),
})

const PersonSchema = v.object({
  record: oneOf(['person']),
  facts: FactsSchema,
  earlier: orNull(EarlierSchema),
})

const DecisionSchema = v.object({
  record: oneOf(['decision']),
  at: Time,
  person: Id,
  decision: DecisionName,
  roleId: Text,
  /** How long the person was shown before. */
  seconds: v.number(),
  isSelf: Flag,
})

/** Everyone who was undecided was kept in one act. */
const BatchSchema = v.object({
  record: oneOf(['batch']),
  at: Time,
  reason: v.string(),
  people: v.array(Id),
  /** The reviewer's own account, if it is among the people. */
  self: Text,
})

const NoteSchema = v.object({ record: oneOf(['note']), at: Time, person: Id, note: v.string() })
const UndoSchema = v.object({ record: oneOf(['undo', 'redo']), at: Time })

/** The people were compared with the present. Those who changed need a new decision. */
const ComparedSchema = v.object({
  record: oneOf(['compared']),
  at: Time,
  /** `opened`: from a file. `finish`: before a plan was made. */
  why: oneOf(['opened', 'finish']),
  /** When the people were read, in milliseconds since 1970. */
  readAt: Time,
  /** Who decides from then on. Null where it is who did before. */
  reviewer: Text,
  /** People of the review who could not be compared, because not everyone was read. */
  unread: v.number(),
  changed: v.array(v.object({ person: Id, now: orNull(FactsSchema) })),
})

/** The decisions were made final. `plan` is null if they change nobody. */
const FinishedSchema = v.object({
  record: oneOf(['finished']),
  at: Time,
  plan: Text,
  undecided: v.number(),
})
/** The plan was discarded before it ran, so that decisions can be made again. */
const ReopenedSchema = v.object({ record: oneOf(['reopened']), at: Time })

const OutcomeSchema = v.object({
  record: oneOf(['outcome']),
  at: Time,
  person: Id,
  state: oneOf(['waiting', 'running', 'out', 'done', 'failed', 'unknown', 'skipped']),
  /** When the change ended. */
  ended: orNull(Time),
  message: v.string(),
})

const ReadAgainSchema = v.object({
  record: oneOf(['readAgain']),
  at: Time,
  person: Id,
  facts: orNull(FactsSchema),
  error: Text,
})

const EndedSchema = v.object({ record: oneOf(['ended']), at: Time })
/** Reads lines of an evidence file that say again, for scripts, what the records before them say. */
export const DerivedSchema = v.looseObject({ record: oneOf(['result', 'summary']) })

const schemas = {
  person: PersonSchema,
  decision: DecisionSchema,
  batch: BatchSchema,
  note: NoteSchema,
  undo: UndoSchema,
  redo: UndoSchema,
  compared: ComparedSchema,
  finished: FinishedSchema,
  reopened: ReopenedSchema,
  outcome: OutcomeSchema,
  readAgain: ReadAgainSchema,
  ended: EndedSchema,
}

export type ReviewRecord = v.InferOutput<(typeof schemas)[keyof typeof schemas]>
export type RecordOf<Name extends ReviewRecord['record']> = Extract<ReviewRecord, { record: Name }>

/** Reads any line of a review file but the first. Returns null if it is no such line. */
export function readRecord(line: unknown): ReviewRecord | null {
  const name = (line as { record?: unknown } | null)?.record
  if (typeof name !== 'string' || !Object.hasOwn(schemas, name)) return null
  const parsed = v.safeParse(schemas[name as keyof typeof schemas], line)
  return parsed.success ? parsed.output : null
}
