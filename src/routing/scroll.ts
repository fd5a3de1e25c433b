import { NavigationType } from 'react-router'
import type { Router, Shown } from './router.ts'

/**
 * Keeps scroll positions of the browser history: a new page starts at the top, or at the fragment that its address
 * names; one that was seen before returns to where it was, also after a reload. `name` is the key in `sessionStorage`.
 */
export function createScrollMemory(router: Router, name: string) {
  const positions = readPositions(name)
  // Not read when it is saved: as a page is left, the browser would have to lay it out once more, which delays the next one.
  let position = 0
  window.addEventListener('scroll', () => (position = scrollY), { passive: true })
  const save = (shown: Shown | null) => {
    if (shown) positions[shown.location.key] = position
  }
  history.scrollRestoration = 'manual'
  window.addEventListener('pagehide', () => {
    save(router.state().shown)
    // Until the next page's script runs, the position is the browser's to keep.
    history.scrollRestoration = 'auto'
    try {
      sessionStorage.setItem(name, JSON.stringify(positions))
    } catch {
      // Storage is blocked: positions are lost with the document.
    }
  })
  window.addEventListener('pageshow', () => {
    history.scrollRestoration = 'manual'
  })

  let last: Shown | null = null
  // Called before React renders, while the page before is still there.
  router.subscribe(() => {
    const { shown } = router.state()
    if (shown !== last) save(last)
    last = shown
  })
  return {
    /** Scrolls to where a page that has just been rendered belongs. */
    restore({ location: { key, hash }, type, keepsScroll }: Shown) {
      const saved = type === NavigationType.Pop ? positions[key] : undefined
      if (saved !== undefined) return scrollTo(0, saved)
      const target = hash === '' ? null : document.getElementById(decode(hash.slice(1)))
      if (target) target.scrollIntoView()
      else if (!keepsScroll) scrollTo(0, 0)
    },
  }
}

export type ScrollMemory = ReturnType<typeof createScrollMemory>

function readPositions(name: string): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}')
  } catch {
    return {}
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
