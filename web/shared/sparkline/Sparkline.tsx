import type { CalendarDate } from '../../../domain/calendar.ts'
import type { Status } from '../../../domain/status.ts'
import { words } from '../../words/words.ts'
import type { NumberUnit } from '../format.ts'
import { formatDate, formatValue } from '../format.ts'
import type { DatedNumber, DatedValue } from './sparkline-paths.ts'
import { sparklinePaths, tickPath } from './sparkline-paths.ts'

export type SparklineProps = {
  /** Oldest first; a null value leaves a gap. */
  points: readonly DatedNumber[]
  /** The target path, oldest first; empty when the metric has none. */
  path: readonly DatedValue[]
  /** The first and last day drawn, usually those of the school year. */
  from: CalendarDate
  to: CalendarDate
  /** Colours the line. Without one the line is ink. */
  status?: Status
  /** Days marked along the bottom, usually where cycles begin. */
  ticks?: readonly CalendarDate[]
  /** What the drawing says, in words; see `describeSeries`. */
  label: string
  /** In CSS pixels, and the shape of the box when the style makes it wider. */
  width?: number
  height?: number
}

/** A small drawing of a metric's year on true dates. */
export function Sparkline(props: SparklineProps) {
  const { points, path, status, ticks = [], label, width = 150, height = 44 } = props
  const frame = { from: props.from, to: props.to, width, height }
  const drawn = sparklinePaths(points, path, frame)
  return (
    <svg
      class={`sparkline ${status ?? 'plain'}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {ticks.length > 0 && <path class="ticks" d={tickPath(ticks, frame)} />}
      {drawn.path !== '' && <path class="path" d={drawn.path} />}
      {drawn.line !== '' && <path class="line" d={drawn.line} />}
      {drawn.dots !== '' && <path class="dots" d={drawn.dots} />}
      {drawn.last && <circle class="last" cx={drawn.last.x} cy={drawn.last.y} r="4" />}
    </svg>
  )
}

/** A series in words: "61.4% on Jan 20, 2023; before that 55%, no number; the path ends at 65%." */
export function describeSeries(
  points: readonly DatedNumber[],
  path: readonly DatedValue[],
  unit: NumberUnit,
): string {
  const say = words().sparkline
  const last = points.findLastIndex(({ value }) => value !== null)
  const latest = points[last]
  if (!latest) return say.none
  const before = points
    .slice(0, last)
    .map(({ value }) => (value === null ? say.missing : formatValue(value, unit)))
  const end = path.at(-1)
  const parts = [say.latest(formatValue(latest.value, unit), formatDate(latest.on))]
  if (before.length > 0) parts.push(say.before(before.join(', ')))
  if (end) parts.push(say.path(formatValue(end.value, unit)))
  return `${parts.join('; ')}.`
}
