import type { User } from '../api/schema.ts'
import { displayName, reveal } from '../operations/person.ts'
import { count } from '../text/count.ts'
import { type Command, isUnavailable, sections } from './commands.ts'
import { closeScore, score } from './score.ts'
import { actionKeywords, partialDetail, showAll } from './words.ts'

/** People who were found for what was typed. */
interface Found {
  users: readonly User[]
  total: number
  isPartial: boolean
  /** The address of the list of all of them. */
  list: string
}

/** A command as an option of the list. */
export interface Option extends Command {
  id: string
  /** Whether its name begins as what was typed does. */
  isClose: boolean
}

interface Input {
  text: string
  commands: readonly Command[]
  recent: readonly User[]
  /** Null while nobody is searched for. */
  found: Found | null
}

/** Returns what the palette shows for what was typed: by section, best first. */
export function optionsFor({ text, commands, recent, found }: Input): Option[] {
  const isEmpty = text.trim() === ''
  const offered = [...commands, ...(isEmpty ? recent.map((user) => person(user, 'recent')) : [])]
  const scored = offered
    .map((command) => ({
      command,
      score: score(
        text,
        `${command.name} ${command.detail ?? ''}`,
        command.keywords ?? actionKeywords[command.name],
      ),
    }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command, score: points }) => Object.assign({ isClose: points > closeScore }, command))
  const people = isEmpty || found === null ? [] : peopleOf(found)
  const all = [...scored, ...people.map((one) => Object.assign({ isClose: false }, one))]
  const ids = new Map<string, number>()
  return sections
    .flatMap((section) => all.filter((command) => command.section === section))
    .map((command) => {
      const id = idOf(command)
      const same = ids.get(id) ?? 0
      ids.set(id, same + 1)
      return Object.assign({}, command, { id: `${id}-${same}` })
    })
}

/**
 * Returns the option that Enter runs: the one that was moved to, if it is still there, or else the first possible one. A
 * command whose name begins as typed goes before people, who are found a moment later: Enter must not open someone who
 * appeared just then. People go before commands that only contain what was typed.
 */
export function activeOption(options: readonly Option[], chosen: string | null): Option | undefined {
  const possible = options.filter((option) => !isUnavailable(option))
  return (
    options.find((option) => keyOf(option) === chosen) ??
    possible.find(({ isClose }) => isClose) ??
    possible.find(({ section }) => section === 'people') ??
    possible[0] ??
    options[0]
  )
}

/** Identifies an option, whatever else is shown. */
export function keyOf({ section, name, detail = '', action }: Command): string {
  return `${section} ${typeof action === 'string' ? action : ''} ${name} ${detail}`
}

/** An id that stays with the option: screen readers announce the active one again only when its id changes. */
function idOf(command: Command): string {
  return `option-${keyOf(command).replaceAll(/\s/g, '_')}`
}

function peopleOf({ users, total, isPartial, list }: Found): Command[] {
  if (users.length === 0) return []
  const detail = partialDetail(isPartial)
  return [
    ...users.map((user) => person(user, 'people')),
    {
      section: 'people',
      name: showAll(total, count(total)),
      ...(detail !== undefined && { detail }),
      action: list,
    },
  ]
}

function person(user: User, section: 'people' | 'recent'): Command {
  return { section, name: displayName(user), detail: reveal(user.email ?? ''), action: `/users/${user.id}` }
}
