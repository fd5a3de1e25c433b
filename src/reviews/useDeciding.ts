import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { DecisionAnswer, ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { type Decision, decisionText } from '../operations/decisions.ts'
import { applyAnswer, reviewPersonQuery } from './queries.ts'
import type { ReviewAction } from './reviewKeys.ts'
import { unavailableDecision } from './unavailableDecision.ts'

/** Actions that open a field. What is typed next belongs in it. */
const opensField = (action: ReviewAction) => action === 'note' || action === 'changeRole'

/** Maximum time in which a field or dialog opens and gets the focus, in milliseconds. Keys pressed meanwhile do nothing. */
const maxOpeningMs = 50

/** Resolves once something gets the focus. */
function focused(): Promise<void> {
  return new Promise((resolve) => {
    document.addEventListener('focusin', () => resolve(), { once: true })
    setTimeout(resolve, maxOpeningMs)
  })
}

interface Events {
  onRole: () => void
  onNote: () => void
}

/**
 * Decides about the people of a review. Each action waits until the one before it was recorded, so that fast keys are about
 * the person who shows then.
 */
export function useDeciding(review: ReviewState, { onRole, onNote }: Events) {
  const { id: reviewId, roles, population } = review
  const queryClient = useQueryClient()
  const [index, setIndex] = useState(
    () => queryClient.getQueryData(reviewPersonQuery(reviewId, null).queryKey)?.index ?? null,
  )
  const [announcement, setAnnouncement] = useState('')
  /** Place of the person to act on next, which may be ahead of the screen. */
  const place = useRef(index)
  const shownAt = useRef({ index: -1, at: 0 })
  const chain = useRef(Promise.resolve())
  const waiting = useRef<ReviewAction[]>([])

  const select = (next: number) => {
    place.current = next
    setIndex(next)
  }
  const { mutateAsync, error } = useMutation({
    mutationFn: (ask: () => Promise<DecisionAnswer | null>) => ask(),
    onSuccess(result) {
      if (!result) return
      applyAnswer(queryClient, result)
      if (result.person) select(result.person.index)
    },
  })
  const current = () => queryClient.ensureQueryData(reviewPersonQuery(reviewId, place.current))

  const decide = async (person: ReviewPerson, decision: Decision, roleId: string | null) => {
    const { index: at, name } = person
    const shownMs = shownAt.current.index === at ? performance.now() - shownAt.current.at : 0
    await mutateAsync(() => desk.decide({ reviewId, index: at, decision, roleId, shownMs }))
    setAnnouncement(`${name}: ${decisionText(decision, roleId, roles)}.`)
  }
  const runAction = async (action: ReviewAction) => {
    const person = await current()
    if (!person) return
    if (action === 'undo') await mutateAsync(() => desk.undoDecision({ reviewId }))
    else if (action === 'note') onNote()
    else if (action === 'next') select(Math.min(person.index + 1, population.people - 1))
    else if (action === 'previous') select(Math.max(person.index - 1, 0))
    else if (unavailableDecision(person, action) === null) {
      if (action === 'changeRole') onRole()
      else await decide(person, action, null)
    }
  }
  /** Runs a task after those before it. The page shows its failure. */
  const enqueue = (task: () => Promise<unknown>) => {
    chain.current = chain.current.then(task).then(
      () => {},
      () => {},
    )
  }

  return {
    index,
    select,
    error,
    /** What was decided last, for screen readers. */
    announcement,
    /** Records something that does not go on to another person. Throws ApiError. */
    async record(ask: () => Promise<DecisionAnswer | null>) {
      const result = await ask()
      if (result) applyAnswer(queryClient, result)
    },

    /** Call it after each render with the person who shows, to measure how long they are looked at. */
    markShown(shown: number | undefined) {
      if (shown !== undefined && shownAt.current.index !== shown)
        shownAt.current = { index: shown, at: performance.now() }
    },

    act(action: ReviewAction) {
      if (waiting.current.some(opensField)) return
      waiting.current.push(action)
      enqueue(async () => {
        try {
          if (opensField(action)) await Promise.all([runAction(action), focused()])
          else await runAction(action)
        } finally {
          waiting.current.shift()
        }
      })
    },

    changeRole(roleId: string) {
      enqueue(async () => {
        const person = await current()
        if (person) await decide(person, 'changeRole', roleId)
      })
    },

    redo: () => enqueue(() => mutateAsync(() => desk.redoDecision({ reviewId }))),
  }
}
