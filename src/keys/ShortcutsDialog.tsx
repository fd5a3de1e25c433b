import { Fragment } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { isCharacterKey, keysHere } from './bindings.ts'
import { isMac } from './platform.ts'
import { areSingleKeysOn } from './singleKeys.ts'
import classes from './ShortcutsDialog.module.css'
import { keyLabel, shortcutsTitle, singleKeysNote, singleKeysOff } from './words.ts'

/** The dialog that lists the keys of the page that is shown, and those of every page. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const areOn = areSingleKeysOn()
  const groups = keysHere().map(({ title, bindings }) => ({
    title,
    rows: bindings
      .map(({ name, keys }) => ({ name, keys: keys.filter((key) => areOn || !isCharacterKey(key)) }))
      .filter(({ keys }) => keys.length > 0),
  }))
  return (
    <Dialog title={shortcutsTitle} onDismiss={onClose}>
      {groups.map(
        ({ title, rows }) =>
          rows.length > 0 && (
            <section key={title} aria-label={title} className={classes.group}>
              <h3>{title}</h3>
              <dl>
                {rows.map(({ name, keys }) => (
                  <div key={name} className={classes.row}>
                    <dt>{name}</dt>
                    <dd>
                      {keys.map((key, at) => (
                        <Fragment key={key}>
                          {at > 0 && <span className={classes.or}> or </span>}
                          <Keys names={key} />
                        </Fragment>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
      )}
      <p className={classes.note}>{areOn ? singleKeysNote : singleKeysOff}</p>
      <div className={classes.buttons}>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}

/** Keys as they are pressed: together, or one after the other. */
function Keys({ names }: { names: string }) {
  const isSequence = names.includes(' ')
  const isHeld = names.startsWith('Mod+')
  return names.split(/[ +]/).map((name, at) => (
    <Fragment key={name}>
      {at > 0 && <span className={classes.or}>{isSequence ? ' then ' : ' '}</span>}
      <kbd className={classes.key}>
        {keyLabel(isHeld && name.length === 1 ? name.toUpperCase() : name, isMac)}
      </kbd>
    </Fragment>
  ))
}
