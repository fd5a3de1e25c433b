import { Fragment } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { isCharacterKey, keysHere } from './bindings.ts'
import { Keys } from './Keys.tsx'
import { areSingleKeysOn } from './singleKeys.ts'
import classes from './ShortcutsDialog.module.css'
import { shortcutsTitle, singleKeysNote, singleKeysOff } from './words.ts'
import dialog from '../ui/Dialog.module.css'

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
    <Dialog title={shortcutsTitle} size="wide" onDismiss={onClose}>
      <div className={classes.groups}>
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
      </div>
      <p className={classes.note}>{areOn ? singleKeysNote : singleKeysOff}</p>
      <div className={dialog.buttons}>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}
