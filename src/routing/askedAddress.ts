let asked: string | null = null

/** Records the address whose data is loading before the router navigates there; null once it has. */
export function setAskedAddress(address: string | null) {
  asked = address
}

/** Returns the address to come back to if the session ends meanwhile; null if the router already has it. */
export function askedAddress(): string | null {
  return asked
}
