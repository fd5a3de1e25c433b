import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Failure } from '../ui/Failure.tsx'
import { NativeSelect } from '../ui/NativeSelect.tsx'

interface Props {
  /** A role’s id; any other text where none is chosen. */
  chosen: string
  onChoose: (roleId: string) => void
}

/** The field “Role”; an alert with “Try again” where the roles could not be loaded. */
export function RoleField({ chosen, onChoose }: Props) {
  const { roles, options } = useRoleOptions()
  const isKnown = options.some(({ value }) => value === chosen)
  return (
    <>
      {roles.isError && (
        <Failure
          title="The roles could not be loaded."
          error={roles.error}
          onRetry={() => void roles.refetch()}
        />
      )}
      <NativeSelect
        label="Role"
        translate="no"
        value={isKnown ? chosen : ''}
        data={isKnown ? options : [{ value: '', label: 'Choose a role' }, ...options]}
        onChange={({ currentTarget: { value } }) => onChoose(value)}
      />
    </>
  )
}
