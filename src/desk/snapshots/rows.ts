import { type ChangeKind, changeKinds } from '../../operations/changeKinds.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { displayName, reveal, roleName } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import { fieldChanges, type Pair } from './compare.ts'
import { describeSnapshot } from './history.ts'
import { putBackRequest } from './putBack.ts'
import type { Compared } from './snapshots.ts'
import type { ChangeRow, Comparison, ComparisonRequest } from './types.ts'
import { kindWords, uncertainWords } from './words.ts'

/** Pairs to look at before other tasks may run. */
const pairsPerStep = 1024

/** Returns the pairs that a request asks for. */
export async function findPairs(
  { pairs }: Compared,
  { kind, text }: Pick<ComparisonRequest, 'kind' | 'text'>,
  giveWay: () => Promise<void>,
): Promise<Pair[]> {
  const terms = fold(text).split(/\s+/).filter(Boolean)
  const isWanted = ({ kinds }: Pair) =>
    kind === null ? kinds[0] !== 'activity' : kinds.some((own) => own === kind)
  const found: Pair[] = []
  for (const [index, pair] of pairs.entries()) {
    if (index % pairsPerStep === pairsPerStep - 1) await giveWay()
    if (isWanted(pair) && (terms.length === 0 || hasTerms(pair, terms))) found.push(pair)
  }
  return found
}

function hasTerms({ before, after }: Pair, terms: string[]): boolean {
  const texts = [before, after].flatMap((person) =>
    person ? [person.firstName, person.lastName, person.email, person.title, person.id] : [],
  )
  const folded = fold(texts.filter(Boolean).join('\n'))
  return terms.every((term) => folded.includes(term))
}

/** Returns a comparison with its first rows. */
export function toComparison(compared: Compared, pairs: readonly Pair[], limit: number): Comparison {
  const { earlier, later, unchanged } = compared
  const people = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>
  for (const { kinds } of compared.pairs) for (const kind of kinds) people[kind]++
  return {
    is: 'compared',
    earlier: describeSnapshot(earlier),
    later: describeSnapshot(later),
    kinds: changeKinds.map((kind) => ({ kind, label: kindWords[kind].group, people: people[kind] })),
    changed: compared.pairs.length - people.activity,
    unchanged,
    rows: pairs.slice(0, limit).map((pair) => toRow(pair, compared)),
    total: pairs.length,
    roleNames: roleNamesOf(compared),
  }
}

/** Returns the names of the roles of both snapshots, by id: the later one of a role that was renamed. */
export function roleNamesOf({ earlier, later }: Compared): Record<string, string> {
  const roles = [...new Map([...earlier.roles, ...later.roles].map((role) => [role.id, role])).values()]
  return Object.fromEntries(roles.map(({ id }) => [id, roleName(id, roles)]))
}

/** Returns a pair as pages show it. */
export function toRow(pair: Pair, { earlier, later }: Compared): ChangeRow {
  const { before, after, kinds } = pair
  const person = after ?? before
  if (person === null) throw new Error('A pair has no person.')
  const labelOf = (kind: ChangeKind) => {
    if (kind === 'joined' && !earlier.complete) return uncertainWords.joined
    return kind === 'gone' && !later.complete ? uncertainWords.gone : kindWords[kind].one
  }
  return {
    id: person.id,
    name: displayName(person),
    email: person.email && reveal(person.email),
    kinds: kinds.map((kind) => ({ kind, sign: kindWords[kind].sign, label: labelOf(kind) })),
    before,
    after,
    changes: fieldChanges(before, after),
    canPutBack: putBackRequest(pair) !== null,
  }
}

/** Returns the requests that put back the role and status of these people. */
export function putBackRequests({ pairs }: Compared, ids: readonly string[]): OperationRequest[] {
  const wanted = new Set(ids)
  return pairs.flatMap((pair) => {
    const id = (pair.before ?? pair.after)?.id ?? ''
    return wanted.has(id) ? (putBackRequest(pair) ?? []) : []
  })
}
