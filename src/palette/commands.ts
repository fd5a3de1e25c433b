import type { User } from '../api/schema.ts'

/** The sections of the palette, in their order. */
export const sections = [
  'selection',
  'person',
  'here',
  'recent',
  'people',
  'pages',
  'views',
  'roster',
] as const

/** Something that the palette offers. */
export interface Command {
  section: (typeof sections)[number]
  /** Unique within its section together with `detail`. */
  name: string
  /** Shown beside the name, such as the person it is about. Searched like the name. */
  detail?: string
  /** Other words that find it, in English and Polish. */
  keywords?: string
  /** The keys that do the same, named as in `KeyBinding`. */
  keys?: string | undefined
  /** Why it can't be chosen, as a sentence; null where it can. */
  unavailable?: string | null
  /** A path of this app, or what to do. Nothing is changed before a dialog or a plan asks. */
  action: string | ((navigate: (path: string) => void) => void)
}

/** Whether a command can't be chosen now. */
export function isUnavailable({ unavailable }: Command): boolean {
  return unavailable !== undefined && unavailable !== null
}

/** Finds people for the palette. */
export interface PeopleSearch {
  /** Throws ApiError. */
  find: (text: string, signal: AbortSignal) => Promise<{ users: User[]; total: number; isPartial: boolean }>
  /** The address of the list of everyone found. */
  listOf: (text: string) => string
}

const providers = new Set<() => Command[]>()
let search: PeopleSearch | null = null

/** Adds commands. They are asked for when the palette opens. Returns a function that removes them. */
export function addCommands(provider: () => Command[]): () => void {
  providers.add(provider)
  return () => void providers.delete(provider)
}

/** Returns the commands that there are now. */
export function currentCommands(): Command[] {
  return [...providers].flatMap((provider) => provider())
}

/** Sets how people are found. */
export function setPeopleSearch(found: PeopleSearch) {
  search = found
}

/** Returns how people are found; null before that is loaded. */
export function peopleSearch(): PeopleSearch | null {
  return search
}
