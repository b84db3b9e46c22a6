import { MISSING_CODES } from '../../domain/measure.ts'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { entryWords } from '../words/entry.ts'
import { metricWords } from '../words/metric.ts'
import type { EntryText } from './entry-text.ts'
import type { Entry } from './entry.ts'
import { missingText } from './sheet.ts'
import type { Board } from './use-board.ts'

export type EntryAboutProps = { board: Board; entry: Entry }

/** What goes with a number: why there is none, a note, and where the evidence is. */
export function EntryAbout({ board, entry }: EntryAboutProps) {
  const say = entryWords()
  const shown = entry.shown.value
  const type = (part: Partial<Pick<EntryText, 'note' | 'evidenceUrl'>>) => {
    entry.type({ ...shown, ...part })
    board.keep()
  }
  return (
    <div class="entry-about" onChange={() => board.saver.soon()}>
      <SelectField
        label={say.missing}
        value={shown.missing}
        options={[
          { value: '', label: say.missingNone },
          ...MISSING_CODES.map((code) => ({ value: code, label: metricWords().missing[code] })),
        ]}
        onValue={(code) => board.sheet.change(entry, missingText(shown, code))}
      />
      <TextField label={say.note} optional value={shown.note} onValue={(note) => type({ note })} />
      <TextField
        label={say.evidence}
        optional
        value={shown.evidenceUrl}
        onValue={(evidenceUrl) => type({ evidenceUrl })}
      />
    </div>
  )
}
