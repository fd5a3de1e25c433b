let asked: string | null = null

/** Records an address that was asked for, while its answer is awaited before the router is told; null when that is over. */
export function setAskedAddress(address: string | null) {
  asked = address
}

/** Returns the address to come back to where the session ends meanwhile; null if the router knows better. */
export function askedAddress(): string | null {
  return asked
}
