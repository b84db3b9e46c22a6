/** A metric with one value a month over two school years, for tests of points. */

import {
  boundsOf,
  calendarDate,
  defaultCycles,
  monthsOf,
  schoolYear,
} from '../../domain/calendar.ts'
import type { Metric } from '../../domain/plan.ts'
import type { YearOfMetric } from '../../domain/statistics/points.ts'
import type { Border } from '../../domain/statistics/statistics.ts'
import { statisticsOf } from '../../domain/statistics/statistics.ts'
import { toBody } from '../../server/statistics-schemas.ts'
import type { Series } from '../../web/metric/series.ts'
import { metricOf, observed } from './metrics.ts'
import { seriesOf } from './series.ts'

/** Restless values around 5 that are no signal of anything. */
export const WALK = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4]

/** The years of a metric from July 2021 on; a rate is so many of a hundred. */
export function monthly(
  values: readonly (number | null | undefined)[],
  partial: Partial<Metric> = {},
): YearOfMetric[] {
  return ['2021-22', '2022-23'].map((name, at) => {
    const year = schoolYear(name)
    const measure = metricOf({ cadence: 'monthly', target: null, baseline: null, ...partial })
    return {
      schoolYear: year,
      measure,
      cycles: defaultCycles(year),
      observations: monthsOf(boundsOf(year)).flatMap((month, index) => {
        const value = values[at * 12 + index] ?? null
        if (value === null) return []
        const amount = measure.kind === 'rate' ? { numerator: value, denominator: 100 } : { value }
        return [observed({ observedOn: `${month}-10`, ...amount })]
      }),
    }
  })
}

/** The series of such a metric, judged on 1 July 2023. */
export function monthlySeries(
  values: readonly (number | null)[],
  partial: Partial<Metric> = {},
  { borders = [], hidden = [] }: { borders?: Border[]; hidden?: readonly string[] } = {},
): Series {
  const measure = { target: null, baseline: null, ...partial, cadence: 'monthly' } as const
  const statistics = statisticsOf({
    years: monthly(values, measure).map((year) => ({
      ...year,
      isHidden: ({ name }) => hidden.includes(name),
    })),
    today: calendarDate('2023-07-01'),
    borders,
  })
  return seriesOf(measure, [{ value: 4 }], { statistics: toBody(statistics) })
}
