import { type Command, isUnavailable, sections } from './commands.ts'
import type { Option } from './options.ts'
import { isCharacterKey } from '../keys/bindings.ts'
import { Keys } from '../keys/Keys.tsx'
import keys from '../keys/Keys.module.css'
import { areSingleKeysOn } from '../keys/singleKeys.ts'
import icons from '../ui/icons.svg'
import classes from './Palette.module.css'
import { sectionNames } from './words.ts'

interface Props {
  id: string
  options: readonly Option[]
  active: Option | undefined
  onRun: (option: Option) => void
}

/** The results, by section. The focus stays in the field. */
export function OptionList({ id, options, active, onRun }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the field has the focus (APG combobox)
    <div
      id={id}
      role="listbox"
      aria-label="Results"
      className={classes.list}
      onPointerDown={(event) => event.preventDefault()}
    >
      {sections.map((section) => {
        const members = options.filter((option) => option.section === section)
        return (
          members.length > 0 && (
            <Section
              key={section}
              name={sectionNames[section]}
              members={members}
              active={active}
              onRun={onRun}
            />
          )
        )
      })}
    </div>
  )
}

function Section({
  name,
  members,
  active,
  onRun,
}: Pick<Props, 'active' | 'onRun'> & { name: string; members: Option[] }) {
  return (
    <div role="group" aria-label={name}>
      <p className={classes.section} aria-hidden>
        {name}
      </p>
      {members.map((option) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- as above
        <div
          key={option.id}
          id={option.id}
          role="option"
          aria-selected={option === active}
          aria-disabled={isUnavailable(option)}
          className={classes.option}
          onClick={() => onRun(option)}
        >
          <svg aria-hidden className={classes.icon}>
            <use href={`${icons}#${iconOf(option)}`} />
          </svg>
          <span className={classes.text}>
            <bdi translate={isPerson(option) ? 'no' : undefined}>{option.name}</bdi>{' '}
            {option.detail && (
              <bdi className={classes.detail} translate="no">
                {option.detail}
              </bdi>
            )}
          </span>
          {option.unavailable && <span className={classes.reason}> {option.unavailable}</span>}
          {option.keys !== undefined && (areSingleKeysOn() || !isCharacterKey(option.keys)) && (
            <span aria-hidden className={`${classes.keys} ${keys.hint}`}>
              <Keys names={option.keys} />
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

/** The icon of the page that an option leads to; of its section, where it leads to none. */
function iconOf({ section, action }: Command): string {
  const page = typeof action === 'string' ? (action.split('/')[1] ?? '') : ''
  if (section === 'pages') return pagesWithIcon.has(page) ? page : 'page'
  return isPerson({ section }) || section === 'person' || section === 'selection' ? 'person' : section
}

const pagesWithIcon = new Set(['users', 'invitations', 'plans', 'activity', 'insights', 'reviews'])
const isPerson = ({ section }: Pick<Command, 'section'>) => section === 'people' || section === 'recent'
