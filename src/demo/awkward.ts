import { roleIds } from './roles.ts'
import type { Row } from './wire.ts'

/*
 * People who strain a dashboard: names that break a layout, a page or a spreadsheet, and rows that don't quite follow the
 * contract. Their email addresses say how.
 */

/** Fields that differ from an ordinary person. Undefined leaves a field out, and null the profile. */
type Given = Row & { profile?: Row | null }

const usual = {
  idpId: null,
  roleId: roleIds.member,
  createdDateTime: '2023-05-17T06:30:00Z',
}

const usualProfile = {
  firstName: 'Awkward',
  title: 'Test Person',
  status: 'ACTIVE',
  lastActivityDateTime: '2025-03-14T09:26:53Z',
}

const twin = { profile: { firstName: 'Maria', lastName: 'Silva', title: 'Accountant' } }

const given: Record<string, Given> = {
  emoji: { profile: { firstName: '👩🏽‍🚀 Zoë', lastName: 'Sky🏳️‍🌈walker', title: '🚀🚀🚀' } },
  long: {
    profile: {
      firstName: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(6),
      lastName: `${'Hubert Blaine '.repeat(18)}Wolfe`,
      title: `${'Senior Executive Vice President of Something and '.repeat(8)}Everything Else`,
    },
  },
  markup: {
    profile: {
      firstName: '<img src=x onerror=alert(1)>',
      lastName: '<b>Bold</b> &amp; &lt;Co&gt;',
      title: '"><script>alert(1)</script>',
    },
  },
  formula: { profile: { firstName: '=HYPERLINK("http://x","y")', lastName: '+1', title: '-2' } },
  'formula-at': { profile: { firstName: '@x', lastName: '=1+1', title: '\t=2+2' } },
  delimiters: {
    profile: { firstName: 'Anna "Ann", née', lastName: 'Smith;\r\nJones', title: "Back\\slash, 'quotes'" },
  },
  'right-to-left': { profile: { firstName: 'שרה (Sarah)', lastName: 'כהן-לוי', title: 'מנהלת IT, EMEA' } },
  'bidi-override': {
    profile: {
      firstName: 'Eve\u202egpj.exe',
      lastName: '\u2066\u200fOverride',
      title: '\u202e)rotartsinimdA',
    },
  },
  combining: {
    profile: { firstName: 'Z̸̢̛̫͍̔a̵̡̛̗͊l̷̨̛̘̈́g̶̢̧̗̽o̸̧͕͝', lastName: 'Ze\u200bro\u00adWid\u200dth', title: 'e\u0301 is not \u00e9' },
  },
  'no-name': { profile: { firstName: null, lastName: null } },
  'blank-name': { profile: { firstName: '   ', lastName: '\u00a0', title: ' ' } },
  'first-name-only': { profile: { firstName: 'Madonna', lastName: null } },
  'last-name-only': { profile: { firstName: '', lastName: 'Prince' } },
  'twin-one': twin,
  'twin-two': twin,
  suspended: { profile: { status: 'SUSPENDED' } },
  'no-status': { profile: { status: undefined } },
  'status-on-user': {
    status: 'ACTIVE',
    lastActivityDateTime: '2025-10-10T10:10:10Z',
    profile: { status: undefined, lastActivityDateTime: undefined },
  },
  'unlisted-role': { roleId: '00000000-feed-4bad-8bad-000000000bad' },
  sparse: { idpId: undefined, roleId: undefined, profile: null, createdDateTime: undefined },
  nameless: { email: undefined, profile: { firstName: null, lastName: null } },
  invalid: {
    idpId: false,
    createdDateTime: '',
    profile: { firstName: ['Awkward'], title: 42, status: '', lastActivityDateTime: 'yesterday' },
  },
  'more-fields': {
    department: 'Research',
    tags: ['beta', 'on call', ''],
    manager: { name: 'Anna Kowalska', address: { city: 'Łódź', floor: 3 } },
    profile: { phone: '+48 600 000 000', locale: 'pl-PL', newsletter: false, nickname: null },
  },
  'upper-case-id': { id: 'AA0000FF-ABCD-4DEF-8ABC-00000000ABCD' },
  future: {
    createdDateTime: '2999-12-31T23:59:59Z',
    profile: { lastActivityDateTime: '2999-12-31T23:59:59+05:45' },
  },
  'long-address': {
    email: 'the+longest.part.before.the.at.that.is.allowed.has.64.letters.xx@awkward.example.com',
  },
}

/** The awkward people, always the same. */
export function awkwardPeople(): Row[] {
  return Object.entries(given).map(([what, { profile, ...fields }], number) => {
    const lastName = what
    return present({
      id: `aa0000${String(number).padStart(2, '0')}-0000-4000-8000-000000000000`,
      email: `${what}@awkward.example.com`,
      ...usual,
      profile: profile === null ? undefined : present({ ...usualProfile, lastName, ...profile }),
      ...fields,
    })
  })
}

function present(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
