/**
 * The allowed licenses, each with the reason. `shipped`: packages in the build, which are passed on to others. `tools`:
 * packages that are only installed to build and test.
 */
const allowed: Record<'shipped' | 'tools', Record<string, string>> = {
  shipped: {
    MIT: 'asks for its notice alone, which dist/licenses.md gives',
    'BSD-3-Clause': 'asks for its notice, and that the authors’ names promote nothing',
    ISC: 'as MIT, in fewer words',
    '0BSD': 'asks for nothing',
  },
  tools: {
    MIT: 'asks for nothing of one who only uses it',
    'BSD-3-Clause': 'the same',
    ISC: 'the same',
    '0BSD': 'the same',
    'Apache-2.0': 'the same, and grants the patents',
    'MPL-2.0':
      'asks for the source of changed files that are given on; axe-core and lightningcss are used as they are',
  },
}

/** Whether a license is allowed there. Of alternatives (`MIT OR CC0-1.0`), one has to be. */
export function isAllowed(licence: string, where: 'shipped' | 'tools'): boolean {
  const offers = licence.replaceAll(/[()]/g, '').split(' OR ')
  return offers.some((offer) => offer.split(' AND ').every((name) => Object.hasOwn(allowed[where], name)))
}
