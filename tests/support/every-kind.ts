/** Metrics of every kind, and observations that a file must carry unharmed. */

import { correctObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import type { Recording } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { addMetric, checked, LAST_YEAR, record } from './recorded-district.ts'

const STAGES = ['not started', 'under way', 'done']

export type EveryKind = Awaited<ReturnType<typeof addMetrics>>

/** A metric of each kind, one of them of the year before. */
export async function addMetrics(db: Db) {
  return {
    before: await addMetric(db, { id: 'before', schoolYear: LAST_YEAR }),
    sessions: await addMetric(db, { id: 'sessions' }),
    attendance: await addMetric(db, {
      id: 'attendance',
      letter: 'b',
      kind: 'rate',
      siteIds: ['lincoln', 'roosevelt'],
    }),
    feedback: await addMetric(db, {
      id: 'feedback',
      letter: 'c',
      kind: 'score',
      scaleMin: -2,
      scaleMax: 2,
    }),
    budget: await addMetric(db, { id: 'budget', letter: 'd', kind: 'level' }),
    project: await addMetric(db, { id: 'project', letter: 'e', kind: 'milestone', stages: STAGES }),
    adopted: await addMetric(db, { id: 'adopted', departmentId: 'programs', kind: 'yes_no' }),
  }
}

/** Twelve observations: of every kind, with text that is hard to keep, one of them corrected. */
export async function recordEverything(
  db: Db,
  next: () => Recording,
  metrics: EveryKind,
): Promise<void> {
  const put = (id: keyof EveryKind, partial: Parameters<typeof checked>[0]) =>
    record(db, next(), metrics[id], checked(partial))
  const awkward = ' \u00a0=1+1, "quoted"\n\'-2\n'.trim()
  await put('before', { observedOn: '2021-09-30', value: 0.000001, note: awkward })
  const corrected = await put('sessions', { value: 9_000_000_000, group: "'+group" })
  await put('sessions', { value: 0 })
  await put('sessions', { observedOn: '2022-10-01', missing: 'not_held', note: "'=x" })
  await put('attendance', { siteId: 'roosevelt', numerator: 0, denominator: 0.5 })
  await put('attendance', { siteId: 'lincoln', numerator: 1, denominator: 3 })
  const survey = { invited: 31, answered: 13, scale: 5, wording: "=x, 'new'" }
  await put('feedback', { observedOn: '2022-10-02', value: 0.5, n: 12, survey })
  await put('feedback', { value: -1.5, n: 12, evidenceUrl: 'https://district.example/?a=1,2' })
  await put('budget', { value: -12.25 })
  const provenance = { file: '=list.csv', sha256: 'b'.repeat(64), rows: 9, leftOut: { blank: 2 } }
  await put('project', { stage: 'under way', provenance })
  await put('adopted', { done: false })
  await put('adopted', { observedOn: '2022-12-31', done: true })
  const after = checked({ value: 123_456.654321, group: "'+group" })
  await writing(db, next(), (change) =>
    correctObservation(change, metrics.sessions, corrected.id, after, {
      expectedVersion: 1,
      reason: '-- typed twice',
    }),
  )
}
