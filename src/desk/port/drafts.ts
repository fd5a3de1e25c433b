/**
 * Keeps the unsaved text of a page that is being reloaded. A page of a new version gets it from the desk of the old version:
 * `post` sends it to the other desks.
 */
export function createDrafts(post: (message: { drafts: unknown }) => void) {
  let drafts: unknown = null
  let isTaken = false
  return {
    save(texts: unknown) {
      drafts = texts
    },

    get: () => drafts,

    take(): unknown {
      const texts = drafts
      drafts = null
      isTaken = true
      return texts
    },

    /** Answers another desk that asks for drafts, or accepts the drafts of another desk. */
    receive(message: 'parked?' | { drafts: unknown }) {
      if (message === 'parked?') {
        if (drafts !== null) post({ drafts })
      } else if (!isTaken) drafts = message.drafts
    },

    forget() {
      drafts = null
    },
  }
}
