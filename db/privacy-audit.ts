/** Whether anybody could work out a small group from everything that is printed of a school year. */

import { setImmediate } from 'node:timers/promises'

import type { SchoolYear } from '../domain/calendar.ts'
import type { PrivacyClass } from '../domain/measure.ts'
import type { Metric } from '../domain/plan.ts'
import type { RecoveredSecret } from '../domain/privacy/audit.ts'
import type { Contradiction } from '../domain/privacy/contradictions.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import type { CycleAudit } from '../domain/privacy/printed.ts'
import { auditCycle } from '../domain/privacy/printed.ts'
import { chunksOf } from './chunks.ts'
import { listCycles } from './cycle-rows.ts'
import { listGuarded } from './guarded-observations.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import { listSites } from './sites.ts'
import { readHidden } from './small-groups.ts'
import type { Db } from './tables.ts'

/** The figures of a proof; see `CycleAudit`. */
type Figures = Pick<CycleAudit, 'numbers' | 'small' | 'partners' | 'coded' | 'secrets' | 'untried'>

export interface PrivacyAudit extends Figures {
  schoolYear: SchoolYear
  /** Metrics that hide small groups, in the order of print. */
  metrics: MetricAudit[]
  /** Numbers that could be worked out; none where all is well. */
  recoverable: number
}

export interface MetricAudit extends Figures {
  id: string
  code: string
  title: string
  departmentId: string
  privacyClass: PrivacyClass
  /** The smallest group that is printed. */
  threshold: number
  recovered: (Pick<RecoveredSecret, 'name' | 'what'> & { cycleId: string })[]
  /** The closest that an onlooker comes to a hidden number of people: so many to so many. */
  narrowest: { low: number; high: number | null } | null
  contradictions: FoundContradiction[]
}

interface FoundContradiction extends Contradiction {
  cycleId: string
  /** `Q1`. */
  cycleName: string
  /** Null: the district as one place. */
  siteName: string | null
}

/** Everything that is printed of a year's guarded metrics, read as an onlooker with a computer would. */
export async function auditPrivacy(db: Db, schoolYear: SchoolYear): Promise<PrivacyAudit> {
  const stored = await readMetrics(db, { schoolYear, removed: 'included' })
  const guarded = stored.map(toMetric).filter((one) => isGuarded(one, one.privacyClass))
  const named = [...(await listSites(db)), ...(await listCycles(db, schoolYear))]
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const metrics: MetricAudit[] = []
  for (const some of chunksOf(guarded)) {
    const { byMetric, thresholdOf } = await readHidden(db, some)
    const ids = some.map(({ id }) => id)
    const observations = await listGuarded(db, ids, undefined)
    for (const metric of some) {
      const cycles = Map.groupBy(observations.get(metric.id) ?? [], ({ cycleId }) => cycleId)
      const threshold = thresholdOf(metric)
      const audits = Array.from(cycles, ([cycleId, own]) => {
        const hidden = byMetric.get(metric.id)?.get(cycleId)
        return { cycleId, ...auditCycle({ measure: metric, observations: own, hidden, threshold }) }
      })
      metrics.push(toMetricAudit(metric, threshold, { audits, names }))
      await setImmediate()
    }
  }
  const recoverable = metrics.reduce((sum, { recovered }) => sum + recovered.length, 0)
  return { schoolYear, ...addFigures(metrics), metrics, recoverable }
}

function toMetricAudit(
  metric: Metric,
  threshold: number,
  {
    audits,
    names,
  }: {
    audits: readonly (CycleAudit & { cycleId: string })[]
    /** Of sites and cycles, by id. */
    names: ReadonlyMap<string, string>
  },
): MetricAudit {
  const ranges = audits.flatMap(({ narrowest }) => narrowest ?? [])
  const [closest] = ranges.toSorted((a, b) => a.high - a.low - (b.high - b.low))
  return {
    id: metric.id,
    code: metric.code,
    title: metric.title === '' ? metric.text : metric.title,
    departmentId: metric.departmentId,
    privacyClass: metric.privacyClass,
    threshold,
    ...addFigures(audits),
    recovered: audits.flatMap(({ cycleId, recovered }) =>
      recovered.map(({ name, what }) => ({ cycleId, name, what })),
    ),
    narrowest: closest
      ? { low: closest.low, high: Number.isFinite(closest.high) ? closest.high : null }
      : null,
    contradictions: audits.flatMap(({ cycleId, contradictions }) =>
      contradictions.map((one) => {
        const siteName = one.siteId === null ? null : (names.get(one.siteId) ?? one.siteId)
        return { cycleId, cycleName: names.get(cycleId) ?? cycleId, siteName, ...one }
      }),
    ),
  }
}

function addFigures(list: readonly Figures[]): Figures {
  const sum = (figure: keyof Figures) => list.reduce((total, one) => total + one[figure], 0)
  return {
    numbers: sum('numbers'),
    small: sum('small'),
    partners: sum('partners'),
    coded: sum('coded'),
    secrets: sum('secrets'),
    untried: sum('untried'),
  }
}
