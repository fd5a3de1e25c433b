import { keepDraft, useKeptDraft } from './keptDraft.ts'
import { singleName } from './singleAddress.ts'

/** Name and title typed for a single address. */
interface InviteNames {
  firstName: string
  lastName: string
  title: string
}

const blankNames: InviteNames = { firstName: '', lastName: '', title: '' }
const keptNames = keepDraft<InviteNames>('inviteNames')

/** The name and title of a single person to invite, kept with the draft. */
export function useInviteNames() {
  const [kept, keep] = useKeptDraft(keptNames)
  const names = kept ?? blankNames
  const changeNames = (next: InviteNames) =>
    keep(Object.values(next).some((name) => name !== '') ? next : null)
  return {
    names,
    changeNames,
    /** Empties the fields that still say what was sent. */
    clearNames(sent: InviteNames) {
      const { firstName, lastName, title } = keptNames.get() ?? blankNames
      changeNames({
        firstName: firstName === sent.firstName ? '' : firstName,
        lastName: lastName === sent.lastName ? '' : lastName,
        title: title === sent.title ? '' : title,
      })
    },

    /** Takes the name of "Name <address>", unless the previous text had it too: it may have been corrected since. */
    takeNames(text: string, before: string | Uint8Array | undefined) {
      const { firstName, lastName } = singleName(text)
      const known = singleName(typeof before === 'string' ? before : '')
      const isKnown = firstName === known.firstName && lastName === known.lastName
      if (firstName !== null && !isKnown) changeNames({ ...names, firstName, lastName: lastName ?? '' })
    },
  }
}
