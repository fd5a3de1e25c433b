import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { SignInResult } from '../desk/interface.ts'
import { announce } from '../ui/status.ts'

/** With what is tried: a pasted token, the one that was tried last, none, or the made-up organization. */
type Attempt = { by: 'token'; pasted: string } | { by: 'again' | 'proxy' | 'demo' }

/** What is kept of another organization than the one that was tried. */
type Other = Extract<SignInResult, { is: 'other' }>

/**
 * Signs in, one attempt at a time. Where to go then is session/follow.ts's affair, in this tab as in all others. After an
 * attempt that failed, or that was for another organization, `repeat` tries the same once more.
 */
export function useSignIn() {
  const [busy, setBusy] = useState<Attempt['by'] | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [other, setOther] = useState<Other | null>(null)
  const [last, setLast] = useState<Exclude<Attempt['by'], 'again'>>('token')

  const attempt = async (by: Attempt, forget = false) => {
    if (busy !== null) return
    const what = by.by === 'again' ? 'token' : by.by
    setLast(what)
    setBusy(what)
    setFailure(null)
    setOther(null)
    try {
      const answer = await ask(by, forget)
      if (answer.is === 'other') setOther(answer)
      else if (answer.removed?.length)
        announce(`Signed in. Taken off the pasted text: ${answer.removed.join(', ')}.`)
    } catch (error) {
      if (error instanceof Error) setFailure(error)
    } finally {
      setBusy(null)
    }
  }

  return {
    busy,
    failure,
    other,
    attempt,
    last,
    repeat: (forget: boolean) => attempt({ by: last === 'token' ? 'again' : last }, forget),
  }
}

function ask(attempt: Attempt, forget: boolean): Promise<SignInResult & { removed?: string[] }> {
  switch (attempt.by) {
    case 'token':
      return desk.signIn({ pasted: attempt.pasted })
    case 'again':
      return desk.signIn({ pasted: null, forget })
    case 'proxy':
      return desk.signInThroughProxy({ forget })
    case 'demo':
      return desk.signInToDemo({ forget })
  }
}
