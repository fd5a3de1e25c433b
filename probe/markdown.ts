import type { Verdict } from './finding.ts'
import type { Report } from './probe.ts'

const words: Record<Verdict, string> = {
  agrees: 'as in the contract',
  differs: '**differs**',
  settles: 'open, found',
  unknown: 'not known',
}

/** Formats the report as Markdown. Differences are bold, and counted at the top. */
export function markdown({ stopped, requests, findings }: Report, api: string, when: Date): string {
  const subjects = [...new Set(findings.map(({ subject }) => subject))]
  const counts = (Object.keys(words) as Verdict[]).map(
    (verdict) => `${words[verdict]}: ${findings.filter((it) => it.verdict === verdict).length}`,
  )
  const table = (subject: string) => [
    `## ${subject}`,
    '',
    '| point | stands | found |',
    '|---|---|---|',
    ...findings
      .filter((it) => it.subject === subject)
      .map(({ point, verdict, found }) => `| ${point} | ${words[verdict]} | ${found} |`),
    '',
  ]
  return [
    '# What the API does, beside its contract',
    '',
    `${api}, ${when.toISOString().slice(0, 10)}, ${requests} requests. ${counts.join(' · ')}.`,
    '',
    ...(stopped === null ? [] : [`**Not everything was asked for.** ${stopped}`, '']),
    ...subjects.flatMap(table),
  ].join('\n')
}
