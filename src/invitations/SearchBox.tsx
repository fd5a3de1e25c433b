import { TextInput } from '../ui/TextInput.tsx'
import classes from './Invitations.module.css'

interface Props {
  text: string
  onTextChange: (text: string) => void
}

/** The search field. The key `/` goes to it (src/keys). */
export function SearchBox({ text, onTextChange }: Props) {
  return (
    <form role="search" className={classes.search} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        type="search"
        aria-label="Search invitations"
        aria-keyshortcuts="/"
        placeholder="Email, name, role"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => onTextChange(value)}
      />
    </form>
  )
}
