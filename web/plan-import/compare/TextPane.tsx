import { useMemo } from 'preact/hooks'

import { importWords } from '../../words/plan-import.ts'
import type { Reading } from '../reading.ts'
import { useComparing } from './comparing.ts'
import { DoubtNote } from './DoubtNote.tsx'
import type { Doubt } from './doubts.ts'
import { LazyList } from './LazyList.tsx'
import { Pane } from './Pane.tsx'
import type { SourceRow } from './rows.ts'
import { splitSource, toRows } from './rows.ts'

export type TextPaneProps = {
  text: string
  reading: Reading
}

const STRETCH = 200
/** A line that is longer is cut on the screen, never in the plan. */
const MOST_CHARACTERS = 4_000
const CHARACTERS_PER_LINE = 60
const LINE_HEIGHT = 1.5

/** The source lines with their numbers, and what each became. */
export function TextPane({ text, reading }: TextPaneProps) {
  const { lines, plan } = reading
  const { doubts, place } = useComparing()
  const rows = useMemo(() => toRows(splitSource(text), lines, plan), [text, lines, plan])
  const byLine = useMemo(() => Map.groupBy(doubts, ({ line }) => line), [doubts])
  const { line } = place
  return (
    <Pane
      view="text"
      title={importWords().compare.text}
      sought={line === undefined ? undefined : `[data-line="${line}"]`}
    >
      <LazyList
        items={rows}
        stretch={STRETCH}
        needed={line === undefined ? undefined : line - 1}
        heightOf={heightOf}
        renderItem={(row) => (
          <Line
            key={row.line}
            row={row}
            doubts={byLine.get(row.line)}
            current={row.line === line || (row.part !== undefined && row.part === place.part)}
          />
        )}
      />
    </Pane>
  )
}

type LineProps = {
  row: SourceRow
  doubts: readonly Doubt[] | undefined
  current: boolean
}

function Line({ row, doubts = [], current }: LineProps) {
  const { line, text, look, label, part } = row
  const { goToPart } = useComparing()
  const say = importWords().compare
  const marks = [look, doubts.length > 0 && 'doubted', current && 'here'].filter(Boolean)
  return (
    <>
      <div class={`line ${marks.join(' ')}`} data-line={line}>
        <span class="line-number">{line}</span>
        <span class="line-text">{shorten(text)}</span>
        {label !== '' &&
          (part === undefined ? (
            <span class="became">{label}</span>
          ) : (
            <button
              type="button"
              class="became"
              tabIndex={-1}
              aria-label={say.toPlan(label)}
              onClick={() => goToPart(part, line)}
            >
              {label}
            </button>
          ))}
      </div>
      {doubts.map((doubt) => (
        <DoubtNote key={doubt.number} doubt={doubt} on="text" />
      ))}
    </>
  )
}

function shorten(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const rest = text.length - MOST_CHARACTERS
  return `${text.slice(0, MOST_CHARACTERS)} ${importWords().compare.more(rest)}`
}

function heightOf({ text }: SourceRow): number {
  const shown = Math.min(text.length, MOST_CHARACTERS)
  return LINE_HEIGHT * Math.max(1, Math.ceil(shown / CHARACTERS_PER_LINE))
}
