/** What keeps a part of a plan from being deleted: the record of the metrics below it. */

import { sql } from 'kysely'

import type { Db, Transaction } from './tables.ts'

/** A part of a plan, with all the metrics below it. */
export type PlanPart =
  | { planId: string }
  | { priorityId: string }
  | { actionId: string }
  | { metricId: string }

/** What refers to a part, its metrics and its actions. */
export interface PlanUses {
  /** In all their versions, withdrawn ones too. */
  observations: number
  /** Accepted departures from the path. */
  deviations: number
  /** Metrics outside the part that continue one of these. */
  continuations: number
  /** On its actions, in all their versions. */
  reflections: number
  /** About its actions or its metrics, in all their versions. */
  decisions: number
}

const NO_ACTIONS = ['']

/** What refers to a part; undefined when nothing does. */
export async function findUses(db: Db, part: PlanPart): Promise<PlanUses | undefined> {
  const metrics = metricIds(db, part)
  const rows = sql<number>`cast(count(*) as integer)`
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('observation')
        .where('metric_id', 'in', metrics)
        .select(rows.as('rows'))
        .as('observations'),
      eb
        .selectFrom('deviation')
        .where('metric_id', 'in', metrics)
        .select(rows.as('rows'))
        .as('deviations'),
      eb
        .selectFrom('metric')
        .where('continues_id', 'in', metrics)
        .where('id', 'not in', metrics)
        .select(rows.as('rows'))
        .as('continuations'),
      eb
        .selectFrom('reflection')
        .where('action_id', 'in', 'metricId' in part ? NO_ACTIONS : actionIds(db, part))
        .select(rows.as('rows'))
        .as('reflections'),
      eb
        .selectFrom('decision')
        .where((about) =>
          about.or([
            about('metric_id', 'in', metrics),
            about('action_id', 'in', 'metricId' in part ? NO_ACTIONS : actionIds(db, part)),
          ]),
        )
        .select(rows.as('rows'))
        .as('decisions'),
    ])
    .executeTakeFirstOrThrow()
  const uses = {
    observations: counts.observations ?? 0,
    deviations: counts.deviations ?? 0,
    continuations: counts.continuations ?? 0,
    reflections: counts.reflections ?? 0,
    decisions: counts.decisions ?? 0,
  }
  return Object.values(uses).some((count) => count > 0) ? uses : undefined
}

/**
 * Deletes a part with everything below it; of a plan, everything but its cover.
 *
 * Errors: throws when something on the record refers to a metric; ask `findUses` first.
 */
export async function deletePartsOf(tx: Transaction, part: PlanPart): Promise<void> {
  const metrics = metricIds(tx, part)
  await tx.deleteFrom('metric_site').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('milestone_target').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('recipe').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('status_grid').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('stream_cut').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('dated_event').where('metric_id', 'in', metrics).execute()
  await tx.deleteFrom('metric').where('id', 'in', metrics).execute()
  if ('metricId' in part) return

  const actions = actionIds(tx, part)
  await tx.deleteFrom('action_goal').where('action_id', 'in', actions).execute()
  await tx.deleteFrom('action').where('id', 'in', actions).execute()
  if ('actionId' in part) return

  const [column, id] =
    'planId' in part ? (['plan_id', part.planId] as const) : (['id', part.priorityId] as const)
  await tx.deleteFrom('priority').where(column, '=', id).execute()
  if (!('planId' in part)) return

  const chains = tx.selectFrom('chain').select('chain.id').where('plan_id', '=', part.planId)
  await tx.deleteFrom('chain_part').where('chain_id', 'in', chains).execute()
  await tx.deleteFrom('chain').where('plan_id', '=', part.planId).execute()
  await tx.deleteFrom('plan_section').where('plan_id', '=', part.planId).execute()
}

function metricIds(db: Db, part: PlanPart) {
  const metrics = db.selectFrom('metric').select('metric.id')
  if ('metricId' in part) return metrics.where('metric.id', '=', part.metricId)
  return metrics.where('metric.action_id', 'in', actionIds(db, part))
}

function actionIds(db: Db, part: Exclude<PlanPart, { metricId: string }>) {
  const actions = db.selectFrom('action').select('action.id')
  if ('planId' in part) return actions.where('action.plan_id', '=', part.planId)
  if ('priorityId' in part) return actions.where('action.priority_id', '=', part.priorityId)
  return actions.where('action.id', '=', part.actionId)
}
