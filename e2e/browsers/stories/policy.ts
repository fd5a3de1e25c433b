import { strict as assert } from 'node:assert'
import { heading, type Story } from './story.ts'

/** What a script in the page may not do. */
const forbidden = {
  'markup from text': `document.createElement('p').innerHTML = '<b>'`,
  'another worker': `new Worker('/assets/other.js')`,
  'a script in an attribute': `document.body.setAttribute('onclick', '')`,
}

/** Whether the browser reads the option that keeps a SharedWorker over the reload of its only page. */
const readsExtendedLifetime = `(() => {
  let read = false
  const options = { get extendedLifetime() { read = true; return false } }
  try { new SharedWorker('/assets/other.js', options) } catch {}
  return read
})()`

export const policy: Story = {
  name: 'the policy holds',
  complains: /refused|Refused|violates|blocked|Blocked|TrustedHTML|TrustedScript/,
  async play({ open, traits }) {
    const tab = await open()
    await tab.go('/sign-in')
    await tab.see(heading('Sign in'))
    for (const [what, script] of Object.entries(forbidden)) {
      const came = await tab.evaluate(`(() => { try { ${script} } catch { return 'refused' } })()`)
      assert.equal(came, 'refused', `${what} was let through.`)
    }
    const elsewhere = `fetch('https://example.com/').then(() => 'answered', () => 'refused')`
    assert.equal(await tab.evaluate(elsewhere), 'refused')
    assert.deepEqual(
      {
        sharedDesk: await tab.evaluate('typeof SharedWorker === "function"'),
        extendedLifetime: await tab.evaluate(readsExtendedLifetime),
        locks: await tab.evaluate('"locks" in navigator'),
        trustedTypes: await tab.evaluate('"trustedTypes" in window'),
      },
      {
        sharedDesk: traits.sharedDesk,
        extendedLifetime: traits.extendedLifetime,
        locks: true,
        trustedTypes: true,
      },
    )
  },
}
