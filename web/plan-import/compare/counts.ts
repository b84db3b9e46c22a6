/** How much was read. */

import type { ReadPlan } from '../reading.ts'

/** The form's own lists count as what they become: actions and metrics. */
export function countsOf({ priorities, chains, form }: ReadPlan) {
  const actions = priorities.flatMap((priority) => priority.actions)
  const metrics = actions.flatMap((action) => action.metrics)
  return {
    priorities: priorities.length,
    actions: actions.length + (form?.actions.length ?? 0),
    metrics: metrics.length + (form?.metrics.length ?? 0),
    chains: chains.length,
  }
}
