import type { KeyBinding, KeyGroup } from '../keys/bindings.ts'
import type { KeyPress } from '../ui/shortcut.ts'
import { previewKeyNames } from './previewWords.ts'

const preview = () => document.querySelector('aside[aria-label="Preview"]')
const isInPreview = (target: EventTarget | null) => preview()?.contains(target as Node | null) === true
const buttons = () => [...(preview()?.querySelectorAll('button') ?? [])]

const step = (at: number, keys: string[], name: string): KeyBinding => ({
  keys,
  name,
  repeats: true,
  applies: (_, { target }) => isInPreview(target),
  run: () => buttons()[at]?.click(),
})

const isBesideOrIn = ({ target }: KeyPress) =>
  isInPreview(target) || target === document.body || (target as Element | null)?.closest('tbody') !== null

/** Keys of the preview: they press the buttons of its bar. */
export const previewKeys: KeyGroup = {
  title: previewKeyNames.title,
  isHere: () => preview() !== null,
  bindings: [
    step(1, ['j', 'ArrowDown', 'ArrowRight'], previewKeyNames.next),
    step(0, ['k', 'ArrowUp', 'ArrowLeft'], previewKeyNames.previous),
    {
      keys: ['Escape'],
      name: previewKeyNames.close,
      applies: (_, press) => isBesideOrIn(press),
      run: () => buttons()[2]?.click(),
    },
  ],
}
