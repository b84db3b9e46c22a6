import { apiDate } from '../api-date.ts'
import { sayDistance, sayLogged } from '../metric/amounts.ts'
import { Button } from '../shared/form/Button.tsx'
import { formatDate } from '../shared/format.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { entryWords } from '../words/entry.ts'
import { isBlank, typedDraft } from './entry-text.ts'
import type { Entry } from './entry.ts'
import type { Board } from './use-board.ts'

export type EntryTroubleProps = {
  board: Board
  entry: Entry
  /** The name of the cycle before. */
  before: string
}

/** What stands in the way of an entry, or what is worth a second look. */
export function EntryTrouble({ board, entry, before }: EntryTroubleProps) {
  const state = entry.state.value
  if (state.kind === 'conflict') return <Conflict board={board} entry={entry} />
  if (state.kind === 'shut') return <p class="quiet">{state.why}</p>
  if (state.kind === 'refused') {
    return (
      <p class="error" role="alert">
        {state.message}
      </p>
    )
  }
  const unusual = entry.unusual.value
  if (!unusual) return null
  const say = entryWords()
  const { how, size, direction } = unusual
  return (
    <Notice look="warning">
      {how === 'times'
        ? say.unusualTimes(size, direction, before)
        : say.unusualApart(sayDistance(entry.metric, size), direction, before)}
    </Notice>
  )
}

/** Two values for one place: both are shown, and the person chooses. */
function Conflict({ board, entry }: Pick<EntryTroubleProps, 'board' | 'entry'>) {
  const say = entryWords()
  const state = entry.state.value
  if (state.kind !== 'conflict') return null
  const { theirs } = state
  const stands = sayLogged(entry.metric, theirs)
  const mine = mineWords(entry)
  const when = formatDate(apiDate(theirs.recordedAt.slice(0, 10)))
  const settle = (choose: () => void) => {
    choose()
    board.keep()
    board.saver.soon()
  }
  return (
    <div role="alert" class="stack">
      <Notice look="warning" title={say.conflictTitle}>
        {say.theirs(stands, theirs.recordedBy, when)} {say.yours(mine)}
      </Notice>
      <div class="actions">
        <Button look="plain" onClick={() => settle(entry.keepTheirs)}>
          {say.keepTheirs(stands)}
        </Button>
        <Button look="plain" onClick={() => settle(entry.takeMine)}>
          {say.takeMine(mine)}
        </Button>
      </div>
    </div>
  )
}

function mineWords({ metric, shown }: Entry): string {
  const text = shown.value
  if (isBlank(text)) return entryWords().emptied
  const typed = typedDraft(text, metric)
  return sayLogged(metric, {
    value: typed.value ?? typed.mean ?? null,
    numerator: typed.numerator ?? null,
    denominator: typed.denominator ?? null,
    n: typed.n ?? null,
    stage: typed.stage === undefined || typed.stage === null ? null : String(typed.stage),
    done: typed.done ?? null,
    missing: text.missing === '' ? null : text.missing,
  })
}
