import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './install.mjs'
import { screens } from './screens.mjs'

const folder = join(root, 'contact-sheet')
const widths = [360, 768, 1280, 1920]
const heights = { 360: 760, 768: 1024, 1280: 800, 1920: 1080 }

/**
 * Takes the screens in four widths and both color schemes, each as a PNG, with `index.html` that shows them side by side.
 * A screen that cannot be reached is left out and named in the console. Returns the folder.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url where Roster is served
 * @param {string[]} wanted names of screens, and widths in pixels; without any, all of them
 */
export async function takeContactSheet(browser, url, wanted) {
  const isWanted = (each, given) => given.length === 0 || given.includes(each)
  const names = wanted.filter((each) => !/^\d+$/.test(each))
  const wantedWidths = wanted.filter((each) => /^\d+$/.test(each)).map(Number)
  const chosen = screens.filter(({ name }) => isWanted(name, names))
  const chosenWidths = widths.filter((width) => isWanted(width, wantedWidths))
  const looks = chosenWidths.flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })))
  await mkdir(folder, { recursive: true })
  for (const look of looks) await takeLook(browser, url, chosen, look)
  await writeFile(join(folder, 'index.html'), sheet(chosen, looks))
  return folder
}

async function takeLook(browser, url, chosen, { width, scheme }) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    viewport: { width, height: heights[width] },
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  let isSignedIn = false
  for (const screen of chosen) {
    try {
      if (!screen.signedOut && !isSignedIn) {
        await page.goto('/')
        await page.getByRole('button', { name: 'Explore the demo organization' }).click()
        await page.getByRole('navigation', { name: 'Main' }).waitFor()
        isSignedIn = true
      }
      await page.goto(screen.path)
      await screen.show(page)
      await page.evaluate(() => document.fonts.ready)
      await page.mouse.move(0, 0)
      await page.screenshot({
        path: join(folder, fileName(screen, { width, scheme })),
        fullPage: screen.fullPage ?? false,
      })
    } catch (error) {
      console.error(`${screen.name} (${width} px, ${scheme}) is missing: ${error.message.split('\n')[0]}`)
    }
    // Each screen starts from a page without a dialog or a selection.
    await page.goto('about:blank')
  }
  await context.close()
}

const fileName = ({ name }, { width, scheme }) => `${name}-${width}-${scheme}.png`

function sheet(chosen, looks) {
  const rows = chosen.map((screen) => {
    const cells = looks.map((look) => {
      const file = fileName(screen, look)
      return `<td><a href="${file}"><img src="${file}" alt="${screen.name}, ${look.width} px, ${look.scheme}" loading="lazy"></a></td>`
    })
    return `<tr><th scope="row">${screen.name}</th>${cells.join('')}</tr>`
  })
  const heads = looks.map(({ width, scheme }) => `<th scope="col">${width} px, ${scheme}</th>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheet of Roster</title>
<style>
  body { font: 14px system-ui; color: #111; background: #bbb }
  th { position: sticky; left: 0; top: 0; padding: 4px 8px; text-align: start; vertical-align: top; background: #bbb }
  td { vertical-align: top; padding: 4px }
  img { display: block; height: 360px }
</style>
<table>
<thead><tr><th scope="col">Screen</th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`
}
