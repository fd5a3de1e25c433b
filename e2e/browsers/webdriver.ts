/** Sends one command of W3C WebDriver; gives the value that it answers. */
export type Command = <Value = null>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => Promise<Value>

/** Commands to whoever speaks W3C WebDriver at an address. */
export function commandsTo(url: string): Command {
  return async <Value>(method: string, path: string, body?: object) => {
    // WebDriver wants a body with every POST.
    const sent = method === 'POST' ? JSON.stringify(body ?? {}) : null
    // One that never answers must not hold up all stories.
    const signal = AbortSignal.timeout(60_000)
    const response = await fetch(url + path, { method, body: sent, signal }).catch((cause: unknown) => {
      throw new Error(`${method} ${path} was not answered.`, { cause })
    })
    const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } }
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
    return value
  }
}

/** What a mouse that presses at a point does, one thing after the other. */
export function pressAt(x: number, y: number) {
  const move = { type: 'pointerMove', duration: 0, x, y }
  const actions = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]
  return { actions: [{ type: 'pointer', id: 'mouse', actions }] }
}

/** What fingers do that type these characters, one key after the other. */
export function typing(characters: string) {
  const actions = Array.from(characters).flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ])
  return { actions: [{ type: 'key', id: 'keys', actions }] }
}
