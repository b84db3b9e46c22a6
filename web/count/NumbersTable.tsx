import { sayLogged } from '../metric/amounts.ts'
import { unitless } from '../metric/amounts.ts'
import type { Series } from '../metric/series.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { formatDate } from '../shared/format.ts'
import { countWords } from '../words/count.ts'
import type { Choice } from './RecordForm.tsx'
import type { PlacedHere } from './send-counted.ts'
import type { CountSetting } from './use-count-setting.ts'

export type NumbersTableProps = {
  placed: readonly PlacedHere[]
  series: Series
  setting: CountSetting
  choice: Choice
}

/** A browser takes long to lay out a longer table. */
const MOST_ROWS = 500

/** Each number of a site and period, what stands there now, and what becomes of it. */
export function NumbersTable({ placed, series, setting, choice }: NumbersTableProps) {
  const say = countWords()
  const metric = unitless(series.metric)
  const bySite = placed.some(({ amount }) => amount.site !== null)
  return (
    <>
      <DataTable
        caption={say.numbersCaption(series.metric.unit)}
        phone="list"
        columns={[
          {
            key: 'place',
            header: bySite ? say.siteAndPeriod : say.period,
            rowHeader: true,
            renderCell: ({ amount }: PlacedHere) => (
              <>
                {bySite && <>{siteOf(amount.site, setting)} </>}
                <span class={bySite ? 'count-period' : ''}>{periodOf(amount)}</span>
              </>
            ),
          },
          {
            key: 'on',
            header: say.recordedOn,
            renderCell: ({ amount }: PlacedHere) => formatDate(amount.observedOn),
          },
          {
            key: 'counted',
            header: say.countedHeader,
            align: 'number' as const,
            renderCell: (one: PlacedHere) => countedOf(metric, one),
          },
          {
            key: 'standing',
            header: say.standing,
            align: 'number' as const,
            renderCell: (one: PlacedHere) =>
              'standing' in one ? sayLogged(metric, one.standing) : say.nothing,
          },
          {
            key: 'becomes',
            header: say.becomes,
            renderCell: (one: PlacedHere) => <Becomes one={one} choice={choice} />,
          },
        ]}
        rows={placed.slice(0, MOST_ROWS)}
        rowKey={({ amount }) => `${amount.site} ${amount.period.startsOn} ${amount.observedOn}`}
      />
      {placed.length > MOST_ROWS && (
        <p class="quiet">{say.moreNumbers(placed.length - MOST_ROWS)}</p>
      )}
    </>
  )
}

type BecomesProps = { one: PlacedHere; choice: Choice }

function Becomes({ one, choice }: BecomesProps) {
  const say = countWords()
  switch (one.is) {
    case 'new':
      return <strong>{say.isNew}</strong>
    case 'same':
      return <span class="quiet">{say.isSame}</span>
    case 'not_over':
      return <span class="quiet">{say.isNotOver}</span>
    case 'refused':
      return (
        <span class="count-refused">{one.problems.map(({ message }) => message).join(' ')}</span>
      )
    case 'differs':
      return (
        <label class="count-change">
          <input
            type="checkbox"
            checked={choice.chosen.has(one.standing.id)}
            onChange={({ currentTarget }) => choice.set(one.standing.id, currentTarget.checked)}
          />{' '}
          {say.isChanged}
        </label>
      )
  }
}

function siteOf(code: string | null, { siteNames }: CountSetting): string {
  return code === null ? countWords().district : (siteNames.get(code) ?? code)
}

function periodOf({ period: { startsOn, endsOn } }: PlacedHere['amount']): string {
  if (startsOn === endsOn) return formatDate(startsOn)
  return countWords().fromTo(startsOn, endsOn)
}

function countedOf(metric: Series['metric'], { amount: { values } }: PlacedHere): string {
  return sayLogged(metric, {
    value: values.mean ?? values.value ?? null,
    numerator: values.numerator ?? null,
    denominator: values.denominator ?? null,
    n: values.n ?? null,
    stage: null,
    done: null,
    missing: null,
  })
}
