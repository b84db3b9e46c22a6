/** The scale of a small chart: few round steps, and no small change drawn as a large one. */

export interface DeckAxis {
  min: number
  max: number
  step: number
}

/** Beyond this part of the highest number, zero is too far below to be drawn too. */
const FAR_FROM_ZERO = 0.6
/** The least that a scale spans, as a part of the highest number. */
const LEAST_SPAN = 0.25
const AS_GOOD_AS_ZERO = 1e-9
const STEPS = 4
const ROUND = [1, 2, 5, 10]

/** Of at least one number. `ceiling` is the most there can be, if there is such. */
export function axisOf(numbers: readonly number[], ceiling = Infinity): DeckAxis {
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size < AS_GOOD_AS_ZERO) return { min: 0, max: 1, step: 1 }
  const isNear = low >= 0 && low <= high * FAR_FROM_ZERO
  const from = isNear ? 0 : low
  const lacking = Math.max(0, size * LEAST_SPAN - (high - from)) / 2
  const start = low >= 0 ? Math.max(0, from - lacking) : from - lacking
  const end = high + lacking
  const step = roundUp((end - start) / STEPS)
  return {
    min: tidy(Math.floor(start / step + 1e-9) * step),
    max: Math.min(tidy(Math.ceil(end / step - 1e-9) * step), Math.max(ceiling, high)),
    step,
  }
}

function roundUp(step: number): number {
  const unit = 10 ** Math.floor(Math.log10(step))
  const round = ROUND.find((one) => one * unit >= step * (1 - 1e-9)) ?? 10
  return tidy(round * unit)
}

/** Without the last digits of a binary fraction. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
