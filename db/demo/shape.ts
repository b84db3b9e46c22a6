/** The shape of the demonstration's plans: data, without the ids that follow from their places. */

import type { PlanChain } from '../../domain/plan-text/document.ts'
import type { MetricFields } from '../metrics.ts'
import type { NewPlan } from '../plans.ts'

type Stated = 'kind' | 'title' | 'definition' | 'owner' | 'sourceSystem'

/** A lettered line under an action; what is left out is the product's default. */
export interface DemoMetric
  extends Partial<Omit<MetricFields, Stated>>, Pick<MetricFields, Stated> {
  /** As printed. */
  text: string
  /** Typed milestone targets by cycle number, in the metric's unit. */
  milestones?: Partial<Record<1 | 2 | 3 | 4, number>>
}

export interface DemoAction {
  /** Its place in the priority unless it says otherwise. */
  number?: number
  text: string
  /** Goals the action serves, `LCAP 2`. */
  goals: string[]
  needsResources?: boolean
  /** Lettered a, b, c in this order. */
  metrics: DemoMetric[]
}

export interface DemoPriority {
  title: string
  actions: DemoAction[]
}

/** A plan; priorities, actions and chains are numbered in their order. */
export interface DemoPlan {
  /** `dr-2022`, the beginning of the ids of all its parts. */
  cover: NewPlan & { id: string }
  chains: PlanChain[]
  priorities: DemoPriority[]
}
