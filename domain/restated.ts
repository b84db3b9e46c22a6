/** Cycles whose number reads otherwise today than when leadership was shown it. */

/** A cycle's number at the moment that counts as its reporting. */
export interface AsReported {
  cycleId: string
  /** The ledger number that the record stood at. */
  tx: number
  /** The number of the meeting whose packet showed it; null where the cycle was closed without one. */
  meeting: number | null
  /** In the metric's unit; null is no number. */
  value: number | null
  /** Whether anything of the cycle was hidden then from whoever it is for. */
  hidden: boolean
}

/** A cycle's number as it reads today. */
export interface AsToday {
  cycleId: string
  value: number | null
  /** Whether anything of the cycle is hidden now from whoever it is for. */
  hidden: boolean
}

/** A value that was changed, with why. */
export interface Correction {
  cycleId: string
  /** The ledger number of the change. */
  tx: number
  reason: string | null
  /** Whether it is not shown as it is, or what it was before is not. */
  hidden: boolean
}

export interface Restated {
  cycleId: string
  meeting: number | null
  /** What leadership was shown, in the metric's unit. */
  reported: number
  /** What it is today; null where there is no number any more. */
  now: number | null
  /** Why, each reason once, the oldest first. */
  reasons: string[]
}

export interface RestatedInput {
  /** Every cycle of the year, in order. */
  today: readonly AsToday[]
  reported: readonly AsReported[]
  corrections: readonly Correction[]
  /** Whether a cycle's number adds up the cycles before it. */
  runs: boolean
  /** The number as people read it: what reads the same is not restated. */
  show: (value: number) => string
}

/**
 * The cycles that were restated, in their order.
 *
 * A cycle is left out where anything of it, or of what its number adds up, is hidden today, was
 * hidden when it was reported, or was corrected in between under a veil: two totals beside each
 * other would tell what the veil covers.
 */
export function restatedCycles(input: RestatedInput): Restated[] {
  const { today, reported, corrections, runs, show } = input
  const byCycle = new Map(reported.map((one) => [one.cycleId, one]))
  return today.flatMap((now, at): Restated[] => {
    const then = byCycle.get(now.cycleId)
    if (!then || then.value === null) return []
    if (now.value !== null && show(now.value) === show(then.value)) return []
    const summed = new Set((runs ? today.slice(0, at + 1) : [now]).map(({ cycleId }) => cycleId))
    const since = corrections
      .filter(({ cycleId, tx }) => summed.has(cycleId) && tx > then.tx)
      .toSorted((a, b) => a.tx - b.tx)
    const veiled = [
      ...today.filter(({ cycleId }) => summed.has(cycleId)),
      ...reported.filter(({ cycleId }) => summed.has(cycleId)),
      ...since,
    ].some(({ hidden }) => hidden)
    if (veiled) return []
    const reasons = new Set(since.flatMap(({ reason }) => reason ?? []))
    return [
      {
        cycleId: now.cycleId,
        meeting: then.meeting,
        reported: then.value,
        now: now.value,
        reasons: Array.from(reasons),
      },
    ]
  })
}

/** `reported 62 % at DLN 1, now 64 %: roster corrected`: how a reported number reads today. */
export function tellRestated(
  { was, now, reasons }: { was: string; now: string; reasons: readonly string[] },
  where: string,
): string {
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : ''
  return `reported ${was} ${where}, now ${now}${why}`
}
