import { draftOf } from '../../domain/cut.ts'
import type { Counts } from '../../domain/stream.ts'
import { totalOf } from '../../domain/stream.ts'
import { amountOf } from '../entry/entry.ts'
import { plain, sayDistance, sayTarget, sayValue } from '../metric/amounts.ts'
import { readNumber } from '../metric/record/typed-number.ts'
import { metricWords } from '../words/metric.ts'
import { streamWords } from '../words/streams.ts'
import type { Stream, Taking } from './stream.ts'

export type AnswerLiveProps = {
  stream: Stream
  taking: readonly Taking[]
  counts: Counts
  /** As it is typed. */
  invited: string
}

/** What every metric gets of what is typed, and how that stands to its target. */
export function AnswerLive({ stream, taking, counts, invited }: AnswerLiveProps) {
  const say = streamWords()
  return (
    <aside class="stream-live" aria-label={say.answer.live}>
      <h3>{say.answer.live}</h3>
      {taking.length === 0 && <p class="quiet">{say.cuts.none}</p>}
      <ul>
        {taking.map((each) => (
          <li key={each.metric.id}>
            <p class="stream-live-name">
              <span class="quiet">{each.metric.code}</span> {each.metric.title || each.metric.text}
            </p>
            <p class="quiet">{each.words}</p>
            {totalOf(counts) === 0 ? (
              <p class="quiet">{say.answer.waits}</p>
            ) : (
              <Gets {...each} {...{ stream, counts }} invited={readNumber(invited)} />
            )}
          </li>
        ))}
      </ul>
    </aside>
  )
}

type GetsProps = Taking & { stream: Stream; counts: Counts; invited: number | null }

function Gets({ metric, cut, stream, counts, invited }: GetsProps) {
  const say = streamWords().answer
  const draft = draftOf(cut, { counts, invited }, stream)
  const amount = amountOf(metric, draft)
  if (amount === null) return <p>{say.noNumber}</p>
  const { numerator, denominator, n } = draft
  const made =
    typeof numerator === 'number' && typeof denominator === 'number'
      ? metricWords().ofWhole(plain(numerator), plain(denominator))
      : typeof n === 'number'
        ? say.answers(plain(n))
        : ''
  return (
    <>
      <p>
        <strong class="stream-value">
          {metric.accumulates ? say.adds(sayValue(metric, amount)) : sayValue(metric, amount)}
        </strong>{' '}
        <span class="quiet">{made}</span>
      </p>
      {metric.target !== null && (
        <p class="quiet">
          {say.target(sayTarget(metric, metric.target))}
          {standsWords(metric, metric.target, amount)}
        </p>
      )}
    </>
  )
}

/** How one value stands to the year’s target; a part of a running total stands nowhere yet. */
function standsWords(metric: Taking['metric'], target: number, amount: number): string {
  const say = streamWords().answer
  const short = SHORT_BY[metric.direction]?.(target, amount)
  if (short === undefined || metric.accumulates) return ''
  return `, ${short <= 0 ? say.reaches : say.short(sayDistance(metric, short))}`
}

const SHORT_BY: Partial<
  Record<Taking['metric']['direction'], (target: number, amount: number) => number>
> = {
  up: (target, amount) => target - amount,
  at_least: (target, amount) => target - amount,
  down: (target, amount) => amount - target,
  at_most: (target, amount) => amount - target,
}
