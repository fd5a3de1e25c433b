import type { Page } from '@playwright/test'

/** How a translator changes the page: Chrome replaces text nodes, others move them into their element. */
export type Method = 'replace' | 'wrap'

/**
 * Translates the page from now on, as browsers do: each text node that may be translated goes into `<font>` elements.
 * The other language is English in capitals. Returns a function that gives all texts translated so far.
 */
export async function translate(page: Page, method: Method): Promise<() => Promise<string[]>> {
  await page.evaluate((by) => {
    const translated: string[] = []
    Object.assign(globalThis, { translated })
    const excluded = 'font, script, style, textarea, [translate=no]'
    const translateAll = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      for (const text of texts) {
        const parent = text.parentElement
        if (text.data.trim() === '' || !parent || parent.closest(excluded)) continue
        translated.push(text.data)
        const [outer, inner] = [document.createElement('font'), document.createElement('font')]
        outer.append(inner)
        if (by === 'replace') {
          inner.textContent = text.data.toUpperCase()
          text.replaceWith(outer)
        } else {
          text.before(outer)
          inner.append(text)
          text.data = text.data.toUpperCase()
        }
      }
    }
    let timer: ReturnType<typeof setTimeout>
    new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(translateAll, 10)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    translateAll()
  }, method)
  return () => page.evaluate(() => (globalThis as unknown as { translated: string[] }).translated)
}
