import { describe, expect, test } from 'vitest'
import { anna, ask, ben, ben2, eve, everyone } from '../../../test/askLists.ts'
import { person, uuid } from '../../../test/listPeople.ts'

describe('a list', () => {
  test('is returned page by page, filtered by result', async () => {
    const source = 'anna@x.com\nben nowak\nnobody@x.com\nAnna Kowalska\n'
    const { answer } = await ask(everyone, source, { operation: null })
    expect(answer.counts).toMatchObject({ matched: 1, ambiguous: 1, notFound: 1, duplicate: 1, problem: 0 })
    expect(answer.lines.map(({ line, text, kind }) => [line, text, kind])).toEqual([
      [1, 'anna@x.com', 'matched'],
      [2, 'ben nowak', 'ambiguous'],
      [3, 'nobody@x.com', 'notFound'],
      [4, 'Anna Kowalska', 'duplicate'],
    ])
    const second = await ask(everyone, source, { page: 2, size: 3 })
    expect(second.answer).toMatchObject({ total: 4, lines: [{ line: 4 }] })
    const filtered = await ask(everyone, source, { filter: 'ambiguous' })
    expect(filtered.answer).toMatchObject({ total: 1, lines: [{ line: 2, candidateCount: 2 }] })
  })

  test('results in one operation for each user who is matched', async () => {
    const text = 'anna@x.com\nAnna Kowalska\nben nowak\nnobody@x.com'
    const terminated = await ask(everyone, text, { operation: 'terminate', chosen: { 3: ben2.id } })
    expect(terminated.requests.map(({ userId }) => userId)).toEqual([anna.id, ben2.id])
    const changed = await ask(everyone, text, { operation: 'changeRole', roleId: uuid(901) })
    expect(changed.requests).toEqual([
      { operation: 'changeRole', userId: anna.id, input: { roleId: uuid(901) } },
    ])
    expect((await ask(everyone, text, { operation: 'changeRole' })).requests).toEqual([])
    expect((await ask(everyone, text, { operation: 'updateProfile' })).requests).toEqual([])
  })

  test('can be recipients as mail programs write them', async () => {
    const { answer } = await ask(everyone, 'Kowalska, Anna <anna@x.com>; Nowak, Ben <ben@x.com>; eve@x.com')
    expect(answer.lines.map(({ kind, user }) => [kind, user])).toEqual([
      ['matched', anna],
      ['matched', ben],
      ['matched', eve],
    ])
  })

  test('can have other columns than those detected', async () => {
    const text = 'email,title\nanna@x.com,Nowakowska'
    const columns = ['email', 'lastName'] as const
    const { requests } = await ask(everyone, text, { columns: [...columns] })
    expect(requests).toMatchObject([{ operation: 'updateProfile', input: { lastName: 'Nowakowska' } }])
  })

  test('has each entry of a line, and names those that aren’t a person', async () => {
    const { answer } = await ask(everyone, 'anna@x.com; eve@x.com; Sales Team', { operation: 'terminate' })
    expect(answer).toMatchObject({ layout: 'entries', counts: { matched: 2, notFound: 1 }, total: 3 })
    expect(answer.lines.map(({ key, line, text, user }) => [key, line, text, user?.id ?? null])).toEqual([
      ['1', 1, 'anna@x.com', anna.id],
      ['1.2', 1, 'eve@x.com', eve.id],
      ['1.3', 1, 'Sales Team', null],
    ])
    const leavers = await ask(everyone, 'anna@x.com, ben@x.com\neve@x.com, ben2@x.com', {
      appliesTo: 'leavers',
    })
    expect(leavers.answer).toMatchObject({ counts: { matched: 4 }, leavers: [] })
  })

  test('has a choice for each ambiguous entry of a line', async () => {
    const chosen = { '1': ben.id, '1.2': ben2.id }
    const { answer } = await ask(everyone, 'Ben Nowak; Nowak, Ben', { chosen })
    expect(answer.lines.map(({ user }) => user?.id)).toEqual([ben.id, ben2.id])
  })

  test('names the column that each line was matched by', async () => {
    const text = 'ID,Work mail,First name,Last name\n,anna@x.com,,\n,,Eve,Nobody\n,,Anna,Kowalska'
    const columns = ['id', 'email', 'firstName', 'lastName'] as const
    const { answer } = await ask(everyone, text, { columns: [...columns] })
    expect(answer.lines.map(({ by, matchedBy }) => [by, matchedBy])).toEqual([
      ['email', 'Work mail'],
      [null, 'First name, Last name'],
      ['name', 'First name, Last name'],
    ])
  })

  test('waits for a choice if several columns may name the person', async () => {
    const text = 'Manager Email;Employee Email;Status\nben@x.com;anna@x.com;Terminated'
    for (const appliesTo of ['listed', 'leavers'] as const) {
      const { answer, requests } = await ask(everyone, text, { appliesTo, operation: 'terminate' })
      expect(requests).toEqual([])
      expect(answer).toMatchObject({
        columnCandidates: [{ kind: 'email', columns: [0, 1] }],
        planned: { requests: 0, people: 0 },
        leavers: [],
      })
    }
    const { answer, requests } = await ask(everyone, text, { columns: [null, 'email', 'status'] })
    expect(answer).toMatchObject({ columnCandidates: [], lines: [{ matchedBy: 'Employee Email' }] })
    expect(requests).toEqual([{ operation: 'terminate', userId: anna.id, input: null }])
  })

  test('waits for a choice if two delimiters split it equally well', async () => {
    const text = 'Anna Kowalska;Lead,Berlin\nEve Nobody;Agent,Oslo'
    for (const appliesTo of ['listed', 'leavers'] as const) {
      const { answer, requests } = await ask(everyone, text, { appliesTo, operation: 'terminate' })
      expect(requests).toEqual([])
      expect(answer).toMatchObject({
        delimiterCandidates: [
          { delimiter: ',', sample: ['Eve Nobody;Agent', 'Oslo'] },
          { delimiter: ';', sample: ['Eve Nobody', 'Agent,Oslo'] },
        ],
        leavers: [],
      })
    }
    const { answer } = await ask(everyone, text, { delimiter: ';' })
    expect(answer).toMatchObject({ delimiter: ';', delimiterCandidates: [] })
  })

  test('may have a title above its header', async () => {
    const { answer } = await ask(everyone, 'Staff, all offices\n\nEmail;Title\nanna@x.com;Lead')
    expect(answer).toMatchObject({
      header: true,
      delimiter: ';',
      counts: { matched: 1 },
      planned: { requests: 1 },
    })
    expect(answer.odd).toMatchObject([{ line: 1 }])
  })

  test('changes nobody by the cells of a line with too many of them', async () => {
    const { answer, requests } = await ask(
      everyone,
      'Email,Title\nanna@x.com,Manager, Sales\neve@x.com,Lead,',
    )
    expect(requests.map(({ userId }) => userId)).toEqual([eve.id])
    expect(answer).toMatchObject({ counts: { matched: 2, problem: 1 }, notUnderstoodCount: 0 })
    const shifted = await ask(everyone, 'Name,Email,Title\nKowalska, Anna,anna@x.com,Lead')
    expect(shifted.answer.lines).toMatchObject([{ notUnderstood: 'This line has 4 cells instead of 3.' }])
  })

  test('leaves the values that a short line lacks, with a warning', async () => {
    const { answer, requests } = await ask([person(1, { title: 'Lead' })], `ID,Title\n${uuid(1)}\n`)
    expect(requests).toEqual([])
    expect(answer.odd).toEqual([{ line: 2, says: 'This line has 1 cell instead of 2.' }])
  })

  test('reports problems, and can be filtered by them', async () => {
    const text = 'email,role,status\nanna@x.com,boss,Active\nben@x.com,owner,\n'
    const { answer } = await ask(everyone, text, { filter: 'problem' })
    expect(answer).toMatchObject({
      counts: { matched: 2, problem: 1 },
      planned: { requests: 1, people: 1 },
      lines: [{ line: 2, problems: ['There is no role “boss”.'] }],
    })
  })
})

describe('values that look damaged', () => {
  const julio = person(1, { firstName: 'Julio', lastName: 'Ibáñez', title: '1-2', email: 'j@x.com' })
  const mo = person(2, { firstName: 'محمد', lastName: 'Ali', email: 'm@x.com' })
  const text = 'email,first name,last name,title\nj@x.com,Julio,Ib??ez,Lead\nm@x.com,????,Ali,\n'
  const change = (input: Record<string, string>) => ({ operation: 'updateProfile', input })

  test('change nothing unless they are included', async () => {
    const { answer, requests } = await ask([julio, mo], text)
    expect(requests).toMatchObject([change({ lastName: 'Ibáñez', title: 'Lead' })])
    expect(answer).toMatchObject({ counts: { damaged: 2 }, planned: { requests: 1, people: 1 } })
    expect(answer.lines.map(({ changes, damage }) => [changes, damage])).toEqual([
      [['Title: “1-2” → “Lead”'], ['Last name: “Ibáñez” → “Ib??ez”. Letters were lost.']],
      [[], ['First name: “محمد” → “????”. Letters were lost.']],
    ])
    const line = await ask([julio, mo], text, { includedDamage: ['2'] })
    expect(line.requests).toMatchObject([change({ lastName: 'Ib??ez' })])
    expect(line.answer).toMatchObject({ counts: { damaged: 2 } })
    const all = await ask([julio, mo], text, { includedDamage: 'all', operation: 'updateProfile' })
    expect(all.requests).toMatchObject([change({ lastName: 'Ib??ez' }), change({ firstName: '????' })])
  })

  test('can be shown separately', async () => {
    const { answer } = await ask([julio, anna], `${text}anna@x.com,Anna,Nowak,\n`, { filter: 'damaged' })
    expect(answer).toMatchObject({ total: 1, lines: [{ line: 2 }] })
    expect((await ask([julio], text, { operation: 'terminate' })).answer.counts.damaged).toBe(0)
  })

  test('differ from corrections of accents, which are marked', async () => {
    const lucja = person(1, { firstName: 'Lucja', lastName: 'Łoś', email: 'l@x.com' })
    const { answer } = await ask([lucja], 'email,first name,last name\nl@x.com,Łucja,Los\n')
    expect(answer.lines).toMatchObject([
      {
        changes: ['First name: “Lucja” → “Łucja” (only accents change)'],
        damage: ['Last name: “Łoś” → “Los”. Accents were lost.'],
      },
    ])
  })
})
