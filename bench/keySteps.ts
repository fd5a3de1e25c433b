import type { Page } from '@playwright/test'

/** What is seen once a key has had its effect. */
export type Effect =
  | 'focusMoved'
  | 'selectionChanged'
  | 'paletteOpen'
  | 'resultsShown'
  | 'peopleFound'
  | 'previewChanged'

/** A key whose time is measured. */
export interface Step {
  name: string
  /** Done before each key press, and not measured. */
  before?: (page: Page) => Promise<void>
  key: (run: number) => string
  effect: Effect
  /** Highest 95th percentile that meets the goal, in milliseconds. */
  goal: number
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Search commands and people' })

/** Closes what is open, and returns to the row. */
async function close(page: Page) {
  if (await page.locator('dialog[open], aside').first().isVisible()) await page.keyboard.press('Escape')
  await page.locator('dialog[open], aside').first().waitFor({ state: 'detached' })
}

async function emptyPalette(page: Page) {
  if (!(await field(page).isVisible())) await page.keyboard.press('Control+k')
  await field(page).fill('')
}

const letters = 'abdeijklmnoprstwz'
const letter = (run: number) => letters[(run * 5) % letters.length] ?? 'a'

/** The keys that are measured, in order. */
export const steps: Step[] = [
  { name: 'next row (j)', key: () => 'j', effect: 'focusMoved', goal: 50 },
  { name: 'previous row (↑)', key: () => 'ArrowUp', effect: 'focusMoved', goal: 50 },
  { name: 'select (x)', key: () => 'x', effect: 'selectionChanged', goal: 50 },
  { name: 'extend (Shift+↓)', key: () => 'Shift+ArrowDown', effect: 'focusMoved', goal: 50 },
  { name: 'open the palette', before: close, key: () => 'Control+k', effect: 'paletteOpen', goal: 100 },
  { name: 'letter to commands', before: emptyPalette, key: letter, effect: 'resultsShown', goal: 50 },
  { name: 'letter to people', before: emptyPalette, key: letter, effect: 'peopleFound', goal: 100 },
  {
    name: 'open the preview (Space)',
    before: close,
    key: () => 'Space',
    effect: 'previewChanged',
    goal: 100,
  },
  { name: 'next in the preview (↓)', key: () => 'ArrowDown', effect: 'previewChanged', goal: 100 },
]
