/** A department on slides: what it is for, how its metrics stand, what was decided and what moved. */

import type { DecisionKind } from '../decision.ts'
import type { Move } from '../effect.ts'
import { showDate } from '../shown-date.ts'
import { STATUS_AFTER_COUNT } from '../status-words.ts'
import type { Status } from '../status.ts'
import { STATUSES, countStatuses } from '../status.ts'
import type { Decided } from './decided.ts'
import { decidedIn } from './decided.ts'
import { nameOf, standingIn } from './deck-metric.ts'
import { clip } from './deck-text.ts'
import { DECISION_WORDS, DECK_WORDS, MOVED_WORDS } from './deck-words.ts'
import type {
  EarlierDecision,
  Packet,
  PacketDecision,
  PacketDepartment,
  PacketMetric,
} from './packet.ts'

/** How many metrics hold a status. */
export interface StatusCount {
  status: Status
  count: number
  /** `3 on track` */
  words: string
}

export interface DecisionCard {
  kind: DecisionKind
  /** `Adjust · after Q1` */
  eyebrow: string
  text: string
  /** Who carries it out and until when; empty where nobody is said. */
  who: string
  outcome: string
  /** The metric that it is about, then and since; null where there is none. */
  moved: { metric: string; move: Move; words: string; figures: DecisionFigure[] } | null
  notes: string[]
}

interface DecisionFigure {
  cycle: string
  figure: string
  status: Status
}

const LONGEST_DECISION = 150
const LONGEST_OUTCOME = 110
const LONGEST_OWNER = 60

/** Only the statuses that a metric holds, in the order of their need for attention. */
export function countsOf(metrics: readonly PacketMetric[], cycleId: string): StatusCount[] {
  const counts = countStatuses(
    metrics.flatMap((metric) => standingIn(metric, cycleId)?.status ?? []),
  )
  return STATUSES.filter((status) => counts[status] > 0).map((status) => ({
    status,
    count: counts[status],
    words: `${counts[status]} ${STATUS_AFTER_COUNT[status]}`,
  }))
}

export function metricsOf({ priorities }: Pick<PacketDepartment, 'priorities'>): PacketMetric[] {
  return priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics))
}

export function decisionCardOf(
  decision: PacketDecision | EarlierDecision,
  packet: Packet,
): DecisionCard {
  const { kind, text, owner, dueOn, outcome, cycleId, state } = decision
  const decided = decidedIn(packet, decision)
  const due = dueOn === null ? [] : [DECK_WORDS.due(showDate(dueOn))]
  const when = state === 'done' ? [DECK_WORDS.done] : due
  const who = (longest: number) =>
    [...(owner === '' ? [] : [clip(owner, longest)]), ...when].join(' · ')
  const eyebrow = `${DECISION_WORDS[kind]} · ${DECK_WORDS.after(decided.cycleName(cycleId))}`
  const moved = movedOf(decision, decided)
  return {
    kind,
    eyebrow,
    text: clip(text, LONGEST_DECISION),
    who: who(LONGEST_OWNER),
    outcome: outcome === '' ? '' : clip(DECK_WORDS.outcome(outcome), LONGEST_OUTCOME),
    moved,
    notes: [
      `${eyebrow}: ${text}`,
      who(owner.length),
      outcome === '' ? '' : DECK_WORDS.outcome(outcome),
      moved === null
        ? ''
        : `${moved.metric}: ${moved.figures.map(({ cycle, figure }) => `${cycle} ${figure}`).join(', ')}; ${moved.words}.`,
    ].filter((one) => one !== ''),
  }
}

function movedOf(
  { effect }: PacketDecision,
  { metric, cycleName, sayValue }: Decided,
): DecisionCard['moved'] {
  if (!effect || !metric) return null
  const { before, since, moved, from } = effect
  return {
    metric: `${metric.code} ${nameOf(metric)}`,
    move: moved,
    words: MOVED_WORDS[from][moved],
    figures: [before, ...(since ? [since] : [])].map((shown) => ({
      cycle: cycleName(shown.cycleId),
      figure: sayValue(shown),
      status: shown.status,
    })),
  }
}
