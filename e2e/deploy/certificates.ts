import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the PEM files of a certificate for localhost and of its authority, for one run of the tests. */
export interface Certificates {
  authority: string
  certificate: string
  key: string
}

/** Creates a certificate authority and a certificate that it signed, in this folder. */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const authority = ['-keyout', at('ca.key'), '-out', at('ca.crt')]
  openssl('req', '-x509', ...curve, ...authority, '-days', '2', '-subj', '/CN=Throw-away CA')
  openssl('req', ...curve, '-keyout', at('tls.key'), '-out', at('tls.csr'), '-subj', '/CN=localhost')
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost')
  const signing = ['-CA', at('ca.crt'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')]
  openssl('x509', '-req', '-in', at('tls.csr'), ...signing, '-days', '2', '-out', at('tls.crt'))
  return { authority: at('ca.crt'), certificate: at('tls.crt'), key: at('tls.key') }
}
