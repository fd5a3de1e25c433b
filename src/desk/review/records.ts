import * as v from 'valibot'

// A review is its header and the records after it, which are only ever added. They are the lines of its file.

const Time = v.pipe(v.number(), v.integer())
const Text = v.nullable(v.string())
const Id = v.string()
const DecisionName = v.picklist(['keep', 'changeRole', 'terminate', 'unsure'])

const FactsSchema = v.object({
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

const RoleSchema = v.object({ id: v.string(), name: v.string(), organizationId: Text })

const PopulationSchema = v.object({
  people: v.number(),
  terminated: v.number(),
  total: v.nullable(v.number()),
  readAt: Time,
  isComplete: v.boolean(),
  unread: v.nullable(v.number()),
  notFound: v.array(v.string()),
  ambiguous: v.number(),
})

/** Version of the format. A file with a higher one is refused. */
export const formatVersion = 1

/** Reads the first line of a review file. */
export const HeaderSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\da-f]{8}$/)),
  name: v.string(),
  reviewer: v.string(),
  at: Time,
  /** Id of the organization, as its roles name it. Null if they do not. */
  organization: Text,
  mode: v.picklist(['live', 'proxy', 'demo']),
  /** What the session was signed in with: the last four characters. */
  hint: Text,
  /** In words. */
  scope: v.string(),
  population: PopulationSchema,
  /** Source of the earlier decisions. */
  earlier: Text,
  roles: v.array(RoleSchema),
})

const EarlierSchema = v.object({
  source: v.string(),
  at: Time,
  facts: v.nullable(FactsSchema),
  decision: v.nullable(DecisionName),
  roleId: Text,
  note: v.string(),
})

const PersonSchema = v.object({
  record: v.literal('person'),
  facts: FactsSchema,
  earlier: v.nullable(EarlierSchema),
})

const DecisionSchema = v.object({
  record: v.literal('decision'),
  at: Time,
  person: Id,
  decision: DecisionName,
  roleId: Text,
  /** How long the person was shown before. */
  seconds: v.number(),
  isSelf: v.boolean(),
})

/** Everyone who was undecided was kept in one act. */
const BatchSchema = v.object({
  record: v.literal('batch'),
  at: Time,
  reason: v.string(),
  people: v.array(Id),
  /** The reviewer's own account, if it is among the people. */
  self: Text,
})

const NoteSchema = v.object({ record: v.literal('note'), at: Time, person: Id, note: v.string() })
const UndoSchema = v.object({ record: v.picklist(['undo', 'redo']), at: Time })

/** The people were compared with the present. Those who changed are asked about anew. */
const ComparedSchema = v.object({
  record: v.literal('compared'),
  at: Time,
  /** `opened`: from a file. `finish`: before a plan was made. */
  why: v.picklist(['opened', 'finish']),
  /** When the people were read, in milliseconds since 1970. */
  readAt: Time,
  /** People of the review of whom nothing is known now, because not everyone was read. */
  unread: v.number(),
  changed: v.array(v.object({ person: Id, now: v.nullable(FactsSchema) })),
})

/** The decisions were made final. `plan` is null if they change nobody. */
const FinishedSchema = v.object({
  record: v.literal('finished'),
  at: Time,
  plan: Text,
  undecided: v.number(),
})
/** The plan was discarded before it ran, so that decisions can be made again. */
const ReopenedSchema = v.object({ record: v.literal('reopened'), at: Time })

const OutcomeSchema = v.object({
  record: v.literal('outcome'),
  at: Time,
  person: Id,
  state: v.picklist(['waiting', 'running', 'out', 'done', 'failed', 'unknown', 'skipped']),
  /** When the change ended. */
  ended: v.nullable(Time),
  message: v.string(),
})

const ReadAgainSchema = v.object({
  record: v.literal('readAgain'),
  at: Time,
  person: Id,
  facts: v.nullable(FactsSchema),
  error: Text,
})

const EndedSchema = v.object({ record: v.literal('ended'), at: Time })
/** Reads lines of an evidence file that say again, for scripts, what the records before them say. */
export const DerivedSchema = v.looseObject({ record: v.picklist(['result', 'summary']) })

/** Reads any other line of a review file. */
export const RecordSchema = v.variant('record', [
  PersonSchema,
  DecisionSchema,
  BatchSchema,
  NoteSchema,
  UndoSchema,
  ComparedSchema,
  FinishedSchema,
  ReopenedSchema,
  OutcomeSchema,
  ReadAgainSchema,
  EndedSchema,
])

export type ReviewRecord = v.InferOutput<typeof RecordSchema>
export type Header = v.InferOutput<typeof HeaderSchema>
export type RecordOf<Name extends ReviewRecord['record']> = Extract<ReviewRecord, { record: Name }>
