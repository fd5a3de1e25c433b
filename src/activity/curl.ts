import type { MadeCall } from '../desk/journal/entry.ts'

/**
 * Formats an API call as a curl command for a POSIX shell. The token comes from `$ORG_TOKEN`; everything else is quoted,
 * so that the shell does not interpret it.
 */
export function curlCommand({ method, path, body }: MadeCall, base: string): string {
  const start = ['curl', '--request', method, quote(base + path), '--header', '"Authorization: $ORG_TOKEN"']
  const accept = ['--header', quote('Accept: application/json')]
  const content =
    body === null
      ? []
      : [
          '--header',
          quote('Content-Type: application/json;charset=UTF-8'),
          // Not `--data`, which reads a value that starts with @ as a file name.
          '--data-raw',
          quote(JSON.stringify(body)),
        ]
  return [...start, ...accept, ...content].join(' ')
}

/** Quotes text for the shell: between single quotes, only a single quote is special. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
