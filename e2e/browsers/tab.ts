import { strict as assert } from 'node:assert'
import { join } from 'node:path'
import { build, type Rollup } from 'vite'
import type { DrivenTab } from './driver.ts'
import type * as finder from './finder.ts'
import type { Seen, Target } from './finder.ts'

/** How long is waited for what is to come, in milliseconds. */
const patience = 20_000

/** What a person does and sees in a tab, the same in every browser. */
export function tabOf(driven: DrivenTab, origin: string) {
  const ask = async <Name extends keyof typeof finder>(
    name: Name,
    ...inputs: Parameters<(typeof finder)[Name]>
  ) => {
    const call = `finder.${name}(${inputs.map((input) => JSON.stringify(input)).join(', ')})`
    const answer = await driven.evaluate(`(() => { ${await script}; return ${call} })()`)
    return answer as ReturnType<(typeof finder)[Name]>
  }

  const click = (target: Target) => {
    let before = ''
    return eventually(async () => {
      const at = await ask('point', target)
      if (typeof at === 'string') assert.fail(at)
      // What still moves, such as a dialog that opens, would be missed.
      const now = `${at.x},${at.y}`
      if (now !== before) {
        before = now
        throw new Error(`The ${target.role} ${target.name ?? ''} does not stand still.`)
      }
      return at
    }).then(({ x, y }) => driven.click(x, y))
  }

  return {
    ...driven,
    go: (path: string) => driven.go(origin + path),
    back: () => driven.evaluate('history.back()'),
    click,
    /** Puts a text into a field, in place of what is there. */
    async write(target: Target, text: string) {
      await click(target)
      await ask('selectAll')
      await driven.type(text)
    },
    /** Chooses an option of a select by its name. */
    choose: (target: Target, option: string) =>
      eventually(async () => assert.equal(await ask('choose', target, option), null)),
    /** Waits until there is exactly one such, and gives it. */
    see: (target: Target) =>
      eventually(async () => {
        const seen = await ask('look', target)
        assert.equal(seen.length, 1, `${JSON.stringify(target)} is there ${seen.length} times.`)
        return seen[0] as Seen
      }),
    /** Waits until there are `count` matches, and returns them. */
    seeAll: (target: Target, count: number) =>
      eventually(async () => {
        const seen = await ask('look', target)
        assert.equal(seen.length, count, `${JSON.stringify(target)} is there ${seen.length} times.`)
        return seen
      }),
    /** Waits until an expression is true in the page. */
    until: (expression: string) =>
      eventually(async () => assert.equal(await driven.evaluate(expression), true, expression)),
    /** Waits until the address, from its path on, is this. */
    seeAddress: (address: string) =>
      eventually(async () =>
        assert.equal(await driven.evaluate('location.pathname + location.search'), address),
      ),
    /** All that the page shows and holds. */
    content: async () => String(await driven.evaluate('document.documentElement.outerHTML')),
  }
}

export type Tab = ReturnType<typeof tabOf>

/** Tries until it succeeds; fails as the last try did. */
async function eventually<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const end = Date.now() + patience
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** finder.ts with all that it imports, as a script that declares `finder`. */
const script = bundled(join(import.meta.dirname, 'finder.ts'))

async function bundled(entry: string): Promise<string> {
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'finder' } },
  })) as Rollup.RollupOutput[]
  return bundle?.output[0].code ?? ''
}
