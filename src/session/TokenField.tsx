import { type RefObject, type SyntheticEvent, useState } from 'react'
import { TextInput } from '../ui/TextInput.tsx'
import { canMaskText } from './staticForm.ts'
import { tokenIsMissing } from './words.ts'
import classes from './SignInPage.module.css'

/** What 1Password, LastPass, Bitwarden, Dashlane and Proton Pass look for in a field that they should leave alone. */
const ignoredByPasswordManagers = {
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
  'data-protonpass-ignore': 'true',
}

/** A masked token can’t be copied, as in a password field. */
const preventDefault = (event: SyntheticEvent) => event.preventDefault()

interface Props {
  field: RefObject<HTMLInputElement | null>
  /** Shown below the label. */
  description: string
  /** Whether the form was sent without a token. */
  isMissing: boolean
}

/**
 * The field for the token. Not of type `password`, whatever its `autocomplete` says: browsers offer to save what is typed
 * into such a field, or to replace a saved password with it. Its text is masked by a style sheet instead.
 */
export function TokenField({ field, description, isMissing }: Props) {
  const [isShown, setIsShown] = useState(false)
  return (
    <TextInput
      ref={field}
      label="Organization token"
      description={description}
      error={isMissing ? tokenIsMissing : undefined}
      type={isShown || canMaskText ? 'text' : 'password'}
      className={classes.token}
      inputClassName={isShown ? '' : classes.masked}
      onCopy={isShown ? undefined : preventDefault}
      onCut={isShown ? undefined : preventDefault}
      onDragStart={isShown ? undefined : preventDefault}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      translate="no"
      {...ignoredByPasswordManagers}
      end={
        <button
          type="button"
          className={classes.show}
          aria-label={isShown ? 'Hide token' : 'Show token'}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      }
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose
      autoFocus
    />
  )
}
