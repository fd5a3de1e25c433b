import type { ListFormat, ListLayout, Reading } from '../desk/list/types.ts'
import { type Encoding, encodings } from '../text/decode.ts'
import { type Delimiter, delimiters } from '../text/detectDelimiter.ts'
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
          data={encodings.map((value) => ({ value, label: encodingLabels[value] }))}
          onChange={({ currentTarget }) => onChange({ encoding: currentTarget.value as Encoding })}
        />
      )}
      <NativeSelect
        label="Delimiter"
        description={settingOrigin(reading.delimiter)}
        value={delimiter}
        data={delimiters.map((value) => ({ value, label: delimiterLabels[value] }))}
        onChange={({ currentTarget }) => onChange({ delimiter: currentTarget.value as Delimiter })}
      />
      <NativeSelect
        label="Layout"
        description={settingOrigin(reading.layout ?? null)}
        value={layout}
        data={(['table', 'entries'] as const).map((value) => ({ value, label: layoutLabels[value] }))}
        onChange={({ currentTarget }) => onChange({ layout: currentTarget.value as ListLayout })}
      />
      <NativeSelect
        label="First line"
        description={settingOrigin(reading.header)}
        value={header ? 'names' : 'person'}
        data={[
          { value: 'names', label: 'Column names' },
          { value: 'person', label: 'A person' },
        ]}
        onChange={({ currentTarget }) => onChange({ header: currentTarget.value === 'names' })}
      />
    </div>
  )
}
