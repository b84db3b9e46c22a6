/** Which questions the surveys of metrics asked, over all the years that they continue. */

import type { Asked } from '../domain/question.ts'
import { standing } from './observation-row.ts'
import type { MetricScope } from './standing-inputs.ts'
import { idsOf } from './standing-inputs.ts'
import type { Db } from './tables.ts'

/**
 * What surveys asked, by metric id; those after a ledger number are left out.
 *
 * The one thing that the dashboard reads of history: a day once, however many sites were asked.
 * An index holds nothing but the standing observations that state a question.
 */
export async function readAsked(
  db: Db,
  scope: MetricScope,
  asOf?: number,
): Promise<Map<string, Asked[]>> {
  const rows = await db
    .withRecursive('continued(metric_id, id)', (made) =>
      made
        .selectFrom('metric')
        .select(['metric.id as metric_id', 'metric.id'])
        .where('metric.id', 'in', idsOf(db, scope))
        .union(
          made
            .selectFrom('continued')
            .innerJoin('metric as later', 'later.id', 'continued.id')
            .innerJoin('metric', 'metric.id', 'later.continues_id')
            .select(['continued.metric_id', 'metric.id']),
        ),
    )
    .selectFrom('continued')
    .innerJoin('observation', 'observation.metric_id', 'continued.id')
    .select(['continued.metric_id', 'observation.observed_on', 'survey_scale', 'wording'])
    .distinct()
    .where((eb) => eb.or([eb('wording', 'is not', null), eb('survey_scale', 'is not', null)]))
    .where(standing(asOf))
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      metricId: row.metric_id,
      observedOn: row.observed_on,
      survey: { scale: row.survey_scale, wording: row.wording },
    })),
    ({ metricId }) => metricId,
  )
}
