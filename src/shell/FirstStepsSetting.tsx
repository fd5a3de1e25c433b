import { useSyncExternalStore } from 'react'
import { firstSteps, showFirstSteps, subscribeFirstSteps } from '../preferences/firstSteps.ts'
import { Button } from '../ui/Button.tsx'
import { showCard } from './words.ts'

/** Brings the card "First five minutes" back. Shown after it was dismissed. */
export function FirstStepsSetting({ onShow }: { onShow: () => void }) {
  const { isDismissed } = useSyncExternalStore(subscribeFirstSteps, firstSteps)
  if (!isDismissed) return null
  return (
    <div>
      <Button
        variant="default"
        onClick={() => {
          showFirstSteps()
          onShow()
        }}
      >
        {showCard}
      </Button>
    </div>
  )
}
