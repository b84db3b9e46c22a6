export type RangeBarProps = {
  /** The ends of the line that is drawn, in the same unit as the rest. */
  from: number
  to: number
  low: number
  high: number
  /** The dot on it; null draws none. */
  value: number | null
  /** A tick on the line, for example at no change. */
  tick?: number
}

/** An interval on its scale. A picture beside a sentence that says the same. */
export function RangeBar({ from, to, low, high, value, tick }: RangeBarProps) {
  const at = (place: number) => `${(100 * (place - from)) / (to - from)}%`
  const width = `${(100 * (high - low)) / (to - from)}%`
  return (
    <span class="range-bar" aria-hidden="true">
      {tick !== undefined && <i class="tick" style={{ left: at(tick) }} />}
      <i class="span" style={{ left: at(low), width }} />
      {value !== null && <i class="dot" style={{ left: at(value) }} />}
    </span>
  )
}
