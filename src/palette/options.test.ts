import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { User } from '../api/schema.ts'
import { type Command, sections } from './commands.ts'
import { activeOption, keyOf, optionsFor } from './options.ts'
import { score } from './score.ts'

const command = fc.record<Command>({
  section: fc.constantFrom('here', 'pages', 'views', 'roster'),
  name: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'c'), maxLength: 5 }),
  unavailable: fc.constantFrom(null, 'No.'),
  action: fc.constantFrom('/a', '/b'),
})
const typed = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'c'), maxLength: 3 })

test('the options are those that match, by section, each with an id of its own', () => {
  fc.assert(
    fc.property(fc.array(command), typed, (commands, text) => {
      const options = optionsFor({ text, commands, recent: [], found: null })
      expect(options).toHaveLength(commands.filter(({ name }) => score(text, name) > 0).length)
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length)
      const at = options.map(({ section }) => sections.indexOf(section))
      expect(at).toEqual(at.toSorted((a, b) => a - b))
    }),
  )
})

test('within a section, the better match comes first, and equal ones stay in their order', () => {
  const distinct = fc.uniqueArray(command, { selector: ({ section, name }) => section + name })
  fc.assert(
    fc.property(distinct, typed, (commands, text) => {
      const options = optionsFor({ text, commands, recent: [], found: null })
      const places = options.map((option) => ({
        section: option.section,
        points: score(text, option.name),
        at: commands.findIndex(({ section, name }) => section === option.section && name === option.name),
      }))
      for (const [index, one] of places.entries()) {
        const next = places[index + 1]
        if (next?.section !== one.section) continue
        expect(one.points).toBeGreaterThanOrEqual(next.points)
        if (one.points === next.points) expect(one.at).toBeLessThan(next.at)
      }
    }),
  )
})

test('whatever is typed after moving, the option that Enter runs is among those shown', () => {
  fc.assert(
    fc.property(fc.array(command), fc.array(typed), fc.nat(), (commands, texts, moved) => {
      let chosen: string | null = null
      for (const text of texts) {
        const options = optionsFor({ text, commands, recent: [], found: null })
        const active = activeOption(options, chosen)
        expect(active === undefined).toBe(options.length === 0)
        if (active) expect(options).toContain(active)
        const next = options[moved % (options.length || 1)]
        if (next) chosen = keyOf(next)
      }
    }),
  )
})

const people = fc.array(
  fc.record({ id: fc.uuid(), firstName: fc.constantFrom('a', 'b c'), lastName: fc.constantFrom('', 'x') }),
  { maxLength: 5 },
)

test('people who are found later do not change which command Enter runs where its name begins as typed', () => {
  fc.assert(
    fc.property(fc.array(command), typed, people, (commands, text, users) => {
      const before = activeOption(optionsFor({ text, commands, recent: [], found: null }), null)
      const found = {
        users: users as unknown as User[],
        total: users.length,
        isPartial: false,
        list: '/users',
      }
      const after = activeOption(optionsFor({ text, commands, recent: [], found }), null)
      const isPossible = before && (before.unavailable ?? null) === null
      if (isPossible && before.isClose) expect(after?.id).toBe(before.id)
      else if (users.length > 0 && text.trim() !== '') expect(after?.section).toBe('people')
    }),
  )
})

test('without a choice, the first option that is possible is the active one', () => {
  const commands: Command[] = [
    { section: 'here', name: 'Terminate', unavailable: 'Already terminated.', action: () => {} },
    { section: 'here', name: 'Reinstate', unavailable: null, action: () => {} },
  ]
  const options = optionsFor({ text: '', commands, recent: [], found: null })
  expect(activeOption(options, null)?.name).toBe('Reinstate')
  expect(activeOption(options.slice(0, 1), null)?.name).toBe('Terminate')
})
