import { readFileSync } from 'node:fs'
import { request as requestPlain, type IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { buffer } from 'node:stream/consumers'

/** A response, not decompressed. */
export interface Answer {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Sends a request by node:http(s) on its own connection. Fetch adds headers and forbids some of ours. */
export function ask(
  url: string,
  { authority, method = 'GET', headers = {}, body = '' }: Partial<Asked> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const secure = url.startsWith('https:')
    const trust = secure && authority ? { ca: readFileSync(authority) } : {}
    const asking = (secure ? request : requestPlain)(
      url,
      { method, headers: { Connection: 'keep-alive', ...headers }, agent: false, ...trust },
      (response) => {
        buffer(response).then(
          (answer) => resolve({ status: response.statusCode, headers: response.headers, body: answer }),
          reject,
        )
      },
    )
    asking.on('error', reject).end(body)
  })
}

interface Asked {
  /** Path of the PEM file of the trusted certificate authority. */
  authority: string
  method: string
  headers: Record<string, string>
  body: string
}
