import type { Verdict } from './finding.ts'
import type { Report } from './probe.ts'

const words: Record<Verdict, string> = {
  agrees: 'as in the contract',
  differs: '**differs**',
  settles: 'not specified',
  unknown: 'unknown',
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
    '| point | result | found |',
    '|---|---|---|',
    ...findings
      .filter((it) => it.subject === subject)
      .map(({ point, verdict, found }) => `| ${point} | ${words[verdict]} | ${found} |`),
    '',
  ]
  return [
    '# How the API compares with its contract',
    '',
    `${api}, ${when.toISOString().slice(0, 10)}, ${requests} requests. ${counts.join(' · ')}.`,
    '',
    ...(stopped === null ? [] : [`**The probe stopped early.** ${stopped}`, '']),
    ...subjects.flatMap(table),
  ].join('\n')
}
