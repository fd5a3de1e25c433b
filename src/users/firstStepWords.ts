import type { Step } from '../preferences/firstSteps.ts'

// Texts of the card "First five minutes" of the demo organization.

export const cardTitle = 'First five minutes'
export const dismissCard = 'Dismiss “First five minutes”'

/** Each step, and how it is done. */
export const stepWords: Record<Step, { name: string; hint: string }> = {
  find: { name: 'Find someone', hint: 'Type part of a name into the search field.' },
  select: { name: 'Select three people', hint: 'Tick the boxes of three people in Users.' },
  review: { name: 'Review a plan', hint: 'Choose “Terminate” for your selection. Nothing happens yet.' },
  run: { name: 'Run it', hint: 'Choose “Run plan”. The people here are made up.' },
  undo: {
    name: 'Undo it',
    hint: 'Choose “Undo” on the finished plan, then run the plan that reverses it.',
  },
}

/** Said of a step that was done, to screen readers. */
export const stepDone = 'Done:'

/** Shown once all steps were done. */
export const allStepsDone =
  'You’re done. You can undo changes to real people the same way, except an MFA reset.'
