import { useEffect, useRef, useState } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import type { Countdown as CountdownState } from '../desk/session/locking.ts'
import { Button } from '../ui/Button.tsx'
import classes from './Countdown.module.css'

/**
 * Warns in the last minute before Roster locks. A popover, so that it also shows above an open dialog. Any activity
 * stops the countdown; the button is only the most obvious way.
 */
export function Countdown() {
  const [state, setState] = useState<CountdownState | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => onDesk('countdown', setState), [])
  // After the back-forward cache, which does not get to know that the countdown is over.
  useEffect(() => onDesk('session', () => setState(null)), [])
  const isShown = state !== null
  useEffect(() => {
    if (isShown) box.current?.showPopover()
    else box.current?.hidePopover()
  }, [isShown])
  const canStay = state?.reason === 'idle'
  return (
    <div ref={box} popover="manual" className={classes.box}>
      {/* Outside of the timer, so that screen readers announce it once and not every second. */}
      <p role="status" className={classes.message}>
        {isShown &&
          (canStay
            ? 'Roster locks soon because you are inactive.'
            : 'Roster locks soon because a session lasts at most 8 hours.')}
      </p>
      {isShown && (
        <>
          <p role="timer" className={classes.timer}>
            {state.seconds === 1 ? '1 second' : `${state.seconds} seconds`}
          </p>
          {canStay && (
            <Button size="xs" variant="default" onClick={() => void desk.reportActivity()}>
              Keep working
            </Button>
          )}
        </>
      )}
    </div>
  )
}
