/**
 * Lets Escape hide what hover or focus shows, until the pointer or the focus moves (WCAG 2.2, 1.4.13). Stylesheets
 * read `data-tips` on the root element.
 */
export function dismissTooltips(document: Document) {
  const { dataset } = document.documentElement
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dataset.tips = 'off'
  })
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, () => delete dataset.tips)
}
