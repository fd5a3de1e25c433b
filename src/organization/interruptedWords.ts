/** Texts for `interruptible` of what several pages do. */
export const interruptedWords = {
  file: 'The session ended before the file was ready. Export it again.',
  plan: 'The session ended before the plan opened. If it isn’t in Plans, create it again.',
}
