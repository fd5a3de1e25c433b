// The least code that does what Roster does on these screens: no library, no styles, no prefetching. The token
// is in sessionStorage, since a plain page has no other place that survives a reload.

const size = 20
const main = document.querySelector('main')
const form = document.querySelector('form')
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const roles = new Map()
let page = 0

async function api(path, method = 'GET') {
  const response = await fetch(`/api/organizations/${path}`, {
    method,
    headers: { Authorization: sessionStorage.getItem('token'), Accept: 'application/json' },
    cache: 'no-store',
  })
  if (!response.ok) throw new Error(`The API answered ${response.status}.`)
  return response.json()
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const button = (textContent, onclick) => element('button', { textContent, onclick })
const nameOf = ({ profile, email }) => [profile.firstName, profile.lastName].join(' ').trim() || email
const statusOf = ({ profile }) => profile.status.charAt(0) + profile.status.slice(1).toLowerCase()
const date = (at) => (at ? element('time', { dateTime: at }, dates.format(new Date(at))) : 'Never')
const role = ({ roleId }) =>
  element('span', { textContent: roles.get(roleId) ?? '…', className: 'role', title: roleId })

function row(user) {
  const open = (event) => {
    event.preventDefault()
    void showPerson(user.id)
  }
  const link = element('a', { href: `/users/${user.id}`, textContent: nameOf(user), onclick: open })
  const cells = [
    element('span', {}, link, element('br'), user.email),
    user.profile.title ?? '–',
    role(user),
    statusOf(user),
    date(user.createdDateTime),
    date(user.profile.lastActivityDateTime),
  ]
  return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))
}

async function showPage(wanted) {
  const { content, totalElements } = await api(`users?page=${wanted}&size=${size}`)
  page = wanted
  const from = page * size + 1
  const heads = ['Name', 'Title', 'Role', 'Status', 'Created', 'Last activity']
  const next = button('Next page', () => showPage(page + 1))
  next.disabled = from + size > totalElements
  main.replaceChildren(
    element('h1', { textContent: 'Users' }),
    element(
      'table',
      { ariaLabel: 'Users' },
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', {}, head)))),
      element('tbody', {}, ...content.map(row)),
    ),
    element('p', {}, `${from}–${from + content.length - 1} of ${totalElements} `, next),
  )
}

async function readRoles() {
  for (const { id, name } of await api('roles')) roles.set(id, name)
  for (const cell of document.querySelectorAll('.role')) cell.textContent = roles.get(cell.title) ?? '?'
}

async function showPerson(id) {
  const user = await api(`users/${id}`)
  const facts = [
    ['Title', user.profile.title ?? '–'],
    ['Email', user.email],
    ['Role', role(user)],
    ['Status', element('span', { className: 'status' }, statusOf(user))],
    ['Created', date(user.createdDateTime)],
    ['Last activity', date(user.profile.lastActivityDateTime)],
    ['User id', id],
    ['Identity provider id', user.idpId ?? '–'],
  ]
  main.replaceChildren(
    element(
      'article',
      {},
      element('h1', { textContent: nameOf(user) }),
      button('Terminate', () => askToTerminate(user)),
      element(
        'dl',
        {},
        ...facts.flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact)]),
      ),
    ),
  )
}

function askToTerminate({ id, ...user }) {
  const question = `Terminate ${nameOf(user)}?`
  const dialog = element('dialog', { role: 'alertdialog', ariaLabel: question }, element('p', {}, question))
  const terminate = async () => {
    const now = await api(`users/${id}/terminate`, 'POST')
    document.querySelector('.status').textContent = statusOf(now)
    dialog.remove()
  }
  dialog.append(
    button('Cancel', () => dialog.remove()),
    button('Terminate', terminate),
  )
  main.append(dialog)
  dialog.showModal()
}

/** Loads the roles beside the table, and fills in their names once they are known. */
function start() {
  return Promise.all([showPage(0), readRoles()]).catch((error) => {
    document.querySelector('[role=alert]').textContent = error.message
  })
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  sessionStorage.setItem('token', document.querySelector('input').value)
  void start()
})

if (sessionStorage.getItem('token')) void start()
else form.hidden = false
