import { useState } from 'react'
import { savedInviteNames, saveInviteNames } from './inviteNames.ts'
import { singleName } from './singleAddress.ts'

/** The name and title of a single person to invite, kept with the draft. */
export function useInviteNames() {
  const [names, setNames] = useState(savedInviteNames)
  const changeNames = (next: typeof names) => {
    saveInviteNames(next)
    setNames(next)
  }
  return {
    names,
    changeNames,

    /** Takes the name of "Name <address>", unless the previous text had it too: it may have been corrected since. */
    takeNames(text: string, before: string | Uint8Array | undefined) {
      const { firstName, lastName } = singleName(text)
      const known = singleName(typeof before === 'string' ? before : '')
      const isKnown = firstName === known.firstName && lastName === known.lastName
      if (firstName !== null && !isKnown) changeNames({ ...names, firstName, lastName: lastName ?? '' })
    },
  }
}
