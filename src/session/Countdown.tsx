import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { desk, onDesk } from '../desk/port/client.ts'
import type { Countdown as State } from '../desk/session/locking.ts'
import classes from './Countdown.module.css'

/**
 * Says in the last minute that Roster is about to lock. On top of any dialog, which would hide it; whatever one does
 * keeps it from locking, so that the button is only one way of many.
 */
export function Countdown() {
  const [state, set] = useState<State | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => onDesk('countdown', set), [])
  const isShown = state !== null
  useEffect(() => {
    if (isShown) box.current?.showPopover()
    else box.current?.hidePopover()
  }, [isShown])
  const canStay = state?.why === 'idle'
  return (
    <div ref={box} popover="manual" className={classes.box}>
      {/* Announced once, and not each second. */}
      <p role="status" className={classes.says}>
        {isShown &&
          (canStay
            ? 'Roster locks soon, as nobody does anything.'
            : 'Roster locks soon: eight hours are over.')}
      </p>
      {isShown && (
        <>
          <p role="timer" className={classes.left}>
            {state.seconds === 1 ? '1 second' : `${state.seconds} seconds`}
          </p>
          {canStay && (
            <Button size="xs" variant="default" onClick={() => void desk.reportActivity()}>
              Stay
            </Button>
          )}
        </>
      )}
    </div>
  )
}
