/** Creates a random id of eight digits. `crypto.randomUUID` does not exist on pages that are served without TLS. */
export function randomId(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return random.toString(16).padStart(8, '0')
}
