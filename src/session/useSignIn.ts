import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { SignInResult } from '../desk/interface.ts'
import { sessionQuery } from '../organization/queries.ts'
import { announce } from '../ui/status.ts'
import { expectDrafts } from './draftsOverReload.ts'
import { forgetEnded } from './forgetEnded.ts'
import { removedFromToken } from './words.ts'

/** A pasted token, the last token again, the token that the server adds, or the demo organization. */
type Attempt = { by: 'token'; pasted: string } | { by: 'again' | 'proxy' | 'demo' }

type OtherOrganization = Extract<SignInResult, { is: 'other' }>

/**
 * Signs in, one attempt at a time. `retry` repeats the last attempt after a failure or for another organization.
 * Navigation after success is up to sessionSync.ts, in this tab as in all others: until the first page shows, the form
 * stays busy.
 */
export function useSignIn() {
  const { data: session } = useQuery(sessionQuery)
  const queryClient = useQueryClient()
  const [attempting, setAttempting] = useState<Attempt['by'] | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [other, setOther] = useState<OtherOrganization | null>(null)
  const [lastMethod, setLastMethod] = useState<Exclude<Attempt['by'], 'again'>>('token')

  const busy = attempting ?? (session?.signedIn ? lastMethod : null)

  // The page that showed people is gone by now.
  useEffect(() => {
    if (session) forgetEnded(queryClient)
  }, [session, queryClient])

  const attempt = async (next: Attempt, forget = false) => {
    if (busy !== null) return
    const method = next.by === 'again' ? 'token' : next.by
    setLastMethod(method)
    setAttempting(method)
    setFailure(null)
    setOther(null)
    try {
      const signedIn = signIn(next, forget)
      expectDrafts().catch(() => {})
      const result = await signedIn
      if (result.is === 'other') setOther(result)
      else if (result.removed?.length) announce(removedFromToken(result.removed))
    } catch (error) {
      if (error instanceof Error) setFailure(error)
    } finally {
      setAttempting(null)
    }
  }

  return {
    busy,
    failure,
    other,
    attempt,
    lastMethod,
    /** `forget`: whether the activity and plans of the previous organization may be cleared. */
    retry: (forget: boolean) => attempt({ by: lastMethod === 'token' ? 'again' : lastMethod }, forget),
  }
}

function signIn(attempt: Attempt, forget: boolean): Promise<SignInResult & { removed?: string[] }> {
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
