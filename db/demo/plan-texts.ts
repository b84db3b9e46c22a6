/** A plan as the district's report prints it, to try the import with. */

import { EXAMPLE_PLAN_TEXT } from '../../domain/plan-text/example.ts'

/** A text that the import screen offers as an example. */
export interface PlanTextExample {
  /** The department it is of, which the demonstration does not have yet. */
  department: string
  text: string
}

export const DEMO_PLAN_TEXTS: readonly PlanTextExample[] = [
  { department: 'Family and Community Engagement', text: EXAMPLE_PLAN_TEXT },
]
