import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import iconButton from './IconButton.module.css'
import classes from './MenuButton.module.css'

export interface MenuItem {
  name: string
  /** Why it can't be chosen now; null where it can. */
  unavailable: string | null
  onChoose: () => void
}

interface Props {
  label: string
  /** Asked for when the menu opens. */
  items: () => MenuItem[]
  children: ReactNode
}

/**
 * A button that opens a menu, on the platform's own popover: the browser keeps it on top and by its button, closes it
 * by Escape or a click elsewhere, and gives the focus back. (Mantine's Menu puts elements between menu and items that
 * no menu may have, and weighs 27 kB.) What can't be chosen now stays focusable and says why.
 */
export function MenuButton({ label, items, children }: Props) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const move = (event: KeyboardEvent) => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[to % all.length]?.focus()
    } else if (event.key === 'Tab') menu.current?.hidePopover()
  }

  return (
    <>
      <button
        type="button"
        className={iconButton.button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={classes.menu}
        onKeyDown={move}
        // Before it is shown, so that it comes with its items and its size.
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') flushSync(() => setOpen(true))
        }}
        onToggle={({ newState }) => {
          // Emptied only now: the focus goes back to the button from an item that is still there.
          if (newState === 'closed') setOpen(false)
          else menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
        }}
      >
        {open &&
          items().map(({ name, unavailable, onChoose }) => (
            <div key={name} role="none" className={classes.item}>
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={unavailable !== null}
                aria-describedby={unavailable === null ? undefined : id + name}
                onClick={() => {
                  if (unavailable !== null) return
                  // First, so that the focus is on the button again, to which a dialog will return it.
                  menu.current?.hidePopover()
                  onChoose()
                }}
              >
                {name}
              </button>
              {unavailable !== null && <span id={id + name}>{unavailable}</span>}
            </div>
          ))}
      </div>
    </>
  )
}
