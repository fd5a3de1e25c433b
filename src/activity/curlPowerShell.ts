import type { MadeCall } from '../desk/journal/entry.ts'

/**
 * Formats an API call as a command for PowerShell, on Windows or elsewhere. It does not use curl: Windows PowerShell
 * removes quotes from the arguments of programs. The token comes from the environment variable ORG_TOKEN.
 */
export function powerShellCommand({ method, path, body }: MadeCall, base: string): string {
  const headers = "@{ Authorization = $env:ORG_TOKEN; Accept = 'application/json' }"
  const start = ['Invoke-RestMethod', '-Method', method, '-Uri', quote(base + path), '-Headers', headers]
  const content =
    body === null
      ? []
      : [
          '-ContentType',
          quote('application/json;charset=UTF-8'),
          '-Body',
          quote(toAscii(JSON.stringify(body))),
        ]
  return [...start, ...content].join(' ')
}

/** Quotes text for PowerShell. Between single quotes, only these are special: it takes typographic ones for them too. */
function quote(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`
}

/** Escapes JSON so that no console, clipboard or older PowerShell can change its encoding. */
function toAscii(json: string): string {
  return json.replaceAll(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
