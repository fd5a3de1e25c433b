/** Settings that the server of this copy of Roster may provide. Null: not provided. */
export interface ServedSettings {
  /** Whether the server adds the organization token to each call, so that nobody signs in to Roster. */
  serverSignsIn: boolean | null
  /** Name of the organization, for display. */
  organization: string | null
  /** Where admins get help: an email address or an https address. */
  support: string | null
  /** Views of the users table for everyone, as the file has them. */
  views: unknown[] | null
  /** What is wrong with the file, as sentences. */
  mistakes: string[]
}
