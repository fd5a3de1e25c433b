import { useState } from 'react'
import type { Enrollment } from '../api/enrollmentSchema.ts'

/** The selected invitations, by id. They stay selected while the page shows other ones. */
export function useSelection() {
  const [selected, setSelected] = useState<ReadonlyMap<string, Enrollment>>(new Map())
  return {
    selected,

    /** Adds invitations to the selection or removes them from it. */
    select(invitations: readonly Enrollment[], isSelected: boolean) {
      setSelected((before) => {
        const next = new Map(before)
        for (const invitation of invitations) {
          if (isSelected) next.set(invitation.id, invitation)
          else next.delete(invitation.id)
        }
        return next
      })
    },

    clear: () => setSelected(new Map()),
  }
}

export type SelectionState = ReturnType<typeof useSelection>
