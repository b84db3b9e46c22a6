import { useVisit } from '../../visit.ts'
import { metricWords } from '../../words/metric.ts'
import { sayLogged } from '../amounts.ts'
import type { Observation, Series } from '../series.ts'
import { day } from '../series.ts'
import { placeWords } from './place-words.ts'
import { RecordDialog } from './RecordDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import type { Writing } from './writing.ts'

export type RecordPartProps = {
  series: Series
  writing: Writing | undefined
  onClose: () => void
  /** Says what was stored. */
  onStored: (what: string) => void
}

/** The dialog for what a person is about to write, if anything. */
export function RecordPart({ series, writing, onClose, onStored }: RecordPartProps) {
  const demonstration = useVisit().me.value?.demonstration ?? false
  if (!writing) return null
  const stored = (observation: Observation) => {
    onClose()
    onStored(storedWords(series, writing, observation))
  }
  if (writing.kind === 'withdraw') {
    return (
      <WithdrawDialog
        series={series}
        observation={writing.observation}
        onClose={onClose}
        onStored={stored}
      />
    )
  }
  return (
    <RecordDialog
      series={series}
      writing={writing}
      latestDay={demonstration ? browserDay() : day(series.today)}
      onClose={onClose}
      onStored={stored}
    />
  )
}

function storedWords(series: Series, writing: Writing, observation: Observation): string {
  const say = metricWords().record
  const what = sayLogged(series.metric, observation)
  const when = placeWords(series, observation)
  if (writing.kind === 'withdraw') return say.withdrawn(what, when)
  return observation.version > 1 ? say.corrected(what, when) : say.stored(what, when)
}

// A demonstration shows an earlier day, and may be tried on every later one up to the real day.
function browserDay() {
  return day(new Intl.DateTimeFormat('en-CA').format(new Date()))
}
