import { desk } from '../desk/port/client.ts'
import type { PeopleSearch } from '../palette/commands.ts'
import { usersRequest } from './listQuery.ts'
import { defaultListState, writeListState } from './listState.ts'

const listStateOf = (text: string) => ({ ...defaultListState, text })

/** Finds people for the palette as the search of the table does. */
export const searchPeople: PeopleSearch = {
  async find(text, signal) {
    const answer = await desk.users({ ...usersRequest(listStateOf(text)), size: 5 }, signal)
    return {
      users: answer.users,
      total: answer.total ?? answer.users.length,
      isPartial: answer.found?.isPartial === true,
    }
  },
  listOf: (text) => `/users${writeListState(listStateOf(text))}`,
}
