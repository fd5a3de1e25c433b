/** Lets Escape take away what hover or focus shows, until the pointer or the focus moves on (WCAG 2.2, 1.4.13). */
export function dismissTips(document: Document) {
  const { dataset } = document.documentElement
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dataset.tips = 'off'
  })
  for (const moved of ['pointerover', 'focusin']) document.addEventListener(moved, () => delete dataset.tips)
}
