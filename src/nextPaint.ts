/** How long a page that can be seen waits for a frame on a busy computer, in milliseconds. */
const maxWaitMs = 1000

/** Resolves once the next frame is painted, or at once where there is none: in a tab in the background. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    // A tab that goes to the background meanwhile gets no frame either.
    setTimeout(resolve, document.hidden ? 0 : maxWaitMs)
  })
}
