import type { ListFormat, Reading } from '../desk/list/types.ts'
import { encodings } from '../text/decode.ts'
import { delimiters } from '../text/detectDelimiter.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { delimiterLabels, encodingLabels, layoutLabels } from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

/** Says whether a setting was detected or chosen. */
const settingOrigin = (setting: unknown) => (setting === null ? 'Detected' : 'Chosen by you')

interface Props {
  answer: Pick<ListFormat, 'encoding' | 'delimiter' | 'layout' | 'header'>
  reading: Reading
  onChange: (change: Partial<Reading>) => void
}

/** The settings that a list was parsed with: encoding, delimiter, layout and first line. */
export function ListSettings({ answer, reading, onChange }: Props) {
  const { encoding, delimiter, layout, header } = answer
  return (
    <div className={classes.fields}>
      {encoding && (
        <NativeSelect
          label="Encoding"
          description={settingOrigin(reading.encoding)}
          value={encoding.used}
          options={encodings.map((value) => ({ value, label: encodingLabels[value] }))}
          onChange={(chosen) => onChange({ encoding: chosen })}
        />
      )}
      <NativeSelect
        label="Delimiter"
        description={settingOrigin(reading.delimiter)}
        value={delimiter}
        options={delimiters.map((value) => ({ value, label: delimiterLabels[value] }))}
        onChange={(chosen) => onChange({ delimiter: chosen })}
      />
      <NativeSelect
        label="Layout"
        description={settingOrigin(reading.layout ?? null)}
        value={layout}
        options={(['table', 'entries'] as const).map((value) => ({ value, label: layoutLabels[value] }))}
        onChange={(chosen) => onChange({ layout: chosen })}
      />
      <NativeSelect
        label="First line"
        description={settingOrigin(reading.header)}
        value={header ? 'names' : 'person'}
        options={[
          { value: 'names', label: 'Column names' },
          { value: 'person', label: 'A person' },
        ]}
        onChange={(chosen) => onChange({ header: chosen === 'names' })}
      />
    </div>
  )
}
