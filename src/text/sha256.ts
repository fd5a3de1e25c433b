import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * Returns the SHA-256 of a text (as UTF-8) in lower-case hexadecimal.
 *
 * `crypto.subtle` would not do: it exists in secure contexts only, and the journal works over plain http too. It is also
 * asynchronous, while each entry needs the hash of the one before it.
 */
export function sha256(text: string): string {
  return bytesToHex(hash(new TextEncoder().encode(text)))
}
