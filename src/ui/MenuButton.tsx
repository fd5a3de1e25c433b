import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import iconButton from './IconButton.module.css'
import classes from './MenuButton.module.css'

export interface MenuItem {
  name: string
  /** Why the item is unavailable; null where it is available. */
  unavailable: string | null
  onChoose: () => void
}

interface Props {
  label: string
  /** Called when the menu opens. */
  items: () => MenuItem[]
  children: ReactNode
}

/**
 * A button that opens a menu, on the native popover: the browser positions it, closes it on Escape or a click outside,
 * and returns the focus. Unavailable items stay focusable and say why. (Mantine’s Menu puts elements between menu and
 * items that ARIA does not allow there, and adds 27 kB.)
 */
export function MenuButton({ label, items, children }: Props) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const onKeyDown = (event: KeyboardEvent) => {
    const menuItems = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const current = menuItems.findIndex((item) => item === document.activeElement)
    const last = menuItems.length - 1
    const target = { ArrowDown: current + 1, ArrowUp: current + last, Home: 0, End: last }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      menuItems[target % menuItems.length]?.focus()
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
        onKeyDown={onKeyDown}
        // Render the items before the menu shows, so that the browser knows its size.
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') flushSync(() => setOpen(true))
        }}
        onToggle={({ newState }) => {
          // Remove the items only after closing: the browser returns the focus from an item that still exists.
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
                  // Close first, so that the focus is on the button when a dialog opens and is returned there.
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
