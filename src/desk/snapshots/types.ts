import type { ChangeKind } from '../../operations/changeKinds.ts'
import type { Facts } from '../../operations/facts.ts'
import type { SealedFileFault } from '../../text/sealedFile.ts'

/** What a snapshot says about itself. */
export interface SnapshotFacts {
  /** The start of the seal. Null for now, which is no file. */
  id: string | null
  fileName: string | null
  /** Whether everyone was read. */
  complete: boolean
  /** When the people were read, in milliseconds since 1970; null if that is unknown. */
  readAt: number | null
  people: number
  /** Hash of the last person, which tells the file from any other; null for now. */
  seal: string | null
}

/** Everyone of an organization at one time. */
export interface Snapshot extends SnapshotFacts {
  organization: string | null
  roles: { id: string; name: string }[]
  list: readonly Facts[]
}

/** A saved file. */
export interface SavedSnapshot {
  file: Blob
  name: string
  facts: SnapshotFacts
}

/** Why a file can't be opened. `unreadable`: the browser can't read it. */
export type SnapshotFault =
  | SealedFileFault
  | { is: 'invalid' }
  | { is: 'unreadable' }
  | { is: 'tooLarge'; bytes: number }
  | { is: 'otherOrganization' }

/** A field of a person that differs. */
export interface FieldChange {
  field: keyof Facts
  before: string | null
  after: string | null
}

/** A person who differs. */
export interface ChangeRow {
  id: string
  name: string
  email: string | null
  /** What happened, each with a sign: `+ Joined`. */
  kinds: { kind: ChangeKind; sign: string; label: string }[]
  /** Null if the person is not in that snapshot. */
  before: Facts | null
  after: Facts | null
  changes: FieldChange[]
  /** Whether a plan can put back their role and status. */
  canPutBack: boolean
}

/** Which rows of a comparison are asked for. */
export interface ComparisonRequest {
  /** Ids of opened snapshots; `later` is null for now. */
  earlier: string
  later: string | null
  /** Null for all but `activity`. */
  kind: ChangeKind | null
  /** Words that a person's name, address or title must contain. */
  text: string
}

/** Two snapshots compared. */
export interface Comparison {
  is: 'compared'
  earlier: SnapshotFacts
  later: SnapshotFacts
  /** Of people. A person with several changes counts for each of them. */
  kinds: { kind: ChangeKind; label: string; people: number }[]
  /** Number of people with any change, without those whose activity alone has changed. */
  changed: number
  unchanged: number
  /** The first rows that match, and the number of all. */
  rows: ChangeRow[]
  total: number
  /** Names of roles by id, of both snapshots. */
  roleNames: Record<string, string>
}
