import { getUsers } from '../../api/users.ts'

/**
 * Reads a made-up page of people, and hashes a text, while someone signs in: browsers compile a function when it first runs,
 * which the first real page would wait for.
 */
export async function warmUp() {
  const user = {
    id: '00000000-0000-4000-8000-000000000000',
    idpId: null,
    email: 'a@example.com',
    roleId: '00000000-0000-4000-8000-000000000000',
    createdDateTime: '2026-01-01T00:00:00Z',
    profile: {
      firstName: 'A',
      lastName: 'B',
      title: null,
      status: 'ACTIVE',
      lastActivityDateTime: '2026-01-01T00:00:00Z',
    },
  }
  const page = { content: Array.from({ length: 20 }, () => user), totalElements: 20 }
  await getUsers(() => Promise.resolve(page), { page: 0, size: 20 })
}
