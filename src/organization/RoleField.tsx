import { QueryFailure } from '../ui/QueryFailure.tsx'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { useRoleOptions } from './useRoleOptions.ts'

interface Props {
  /** Id of a role. Null, or one that can't be chosen, where none is chosen yet. */
  chosen: string | null
  /** Id of a role to leave out, such as the one that the person has. */
  without?: string | null
  error?: string | false
  onChoose: (roleId: string) => void
}

/** The field “Role”; an alert with “Try again” where the roles could not be loaded. */
export function RoleField({ chosen, without, error, onChoose }: Props) {
  const { roles, options } = useRoleOptions()
  const offered = options.filter(({ value }) => value !== without)
  const isKnown = offered.some(({ value }) => value === chosen)
  return (
    <>
      <QueryFailure title="The roles could not be loaded." query={roles} />
      <NativeSelect
        label="Role"
        translate="no"
        value={isKnown ? chosen : null}
        options={isKnown ? offered : [{ value: null, label: 'Choose a role' }, ...offered]}
        error={error}
        onChange={(roleId) => roleId !== null && onChoose(roleId)}
      />
    </>
  )
}
