/** The lines and marks of points over the years, lightest first, points on top. */

import { daysAfter, daysBetween } from '../../../domain/calendar.ts'
import type { ChartPoint, TimeChartDataset } from '../../shared/chart/chart-datasets.ts'
import { FLOOR_AXIS } from '../../shared/chart/chart-datasets.ts'
import type { ChartLook } from '../../shared/chart/chart-look.ts'
import { dayEnd, dayStart, noon } from '../../shared/chart/chart-time.ts'
import { controlWords } from '../../words/control.ts'
import type { ControlModel, ControlPoint, Tone } from './control-model.ts'

/** The shape of each tone, so that colour is never needed alone. */
const TONE_SHAPES: Record<Tone, 'circle' | 'triangle' | 'rectRot' | 'rect'> = {
  plain: 'circle',
  good: 'triangle',
  bad: 'rectRot',
  neutral: 'rect',
}

export function controlDatasets(model: ControlModel, look: ChartLook): TimeChartDataset[] {
  return [
    ...limitBand(model, look),
    centreLine(model, look),
    points(model, look),
    gaps(model, look),
  ]
    .filter((dataset) => dataset.data.length > 0)
    .map((dataset, index, all) => Object.assign(dataset, { order: all.length - index }))
}

/** The day in the middle of a period, where its point stands. */
export function middleOf({ startsOn, endsOn }: Pick<ControlPoint, 'startsOn' | 'endsOn'>) {
  return daysAfter(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2))
}

const QUIET = { label: '', pointRadius: 0, pointHitRadius: 0, spanGaps: false }

function limitBand({ points: all }: ControlModel, look: ChartLook): TimeChartDataset[] {
  if (all.every(({ lower, upper }) => lower === null && upper === null)) return []
  const line = { ...QUIET, borderColor: look.path, borderWidth: 1, borderDash: [6, 4] }
  const lower = steps(all, (point) => point.lower)
  const upper = steps(all, (point) => point.upper)
  return [
    { ...line, data: lower },
    { ...line, data: upper, fill: '-1', backgroundColor: look.band },
  ]
}

function centreLine({ points: all }: ControlModel, look: ChartLook): TimeChartDataset {
  const data = steps(all, ({ centre }) => centre)
  return { ...QUIET, data, borderColor: look.ink3, borderWidth: 1.5 }
}

/** A level over each period; it breaks where there is none, and where a segment begins. */
function steps(
  all: readonly ControlPoint[],
  levelOf: (point: ControlPoint) => number | null,
): ChartPoint[] {
  const made = all.flatMap((point): ChartPoint[] => {
    const y = levelOf(point)
    const [start, end] = [dayStart(point.startsOn), dayEnd(point.endsOn)]
    const cut: ChartPoint[] = point.begins.length > 0 ? [{ x: start, y: null }] : []
    return [...cut, { x: start, y }, { x: end, y }]
  })
  return made.some(({ y }) => y !== null) ? made : []
}

function points({ points: all }: ControlModel, look: ChartLook): TimeChartDataset {
  const last = all.findLastIndex(({ value }) => value !== null)
  const colours: Record<Tone, string> = {
    plain: look.line,
    good: look.good,
    bad: look.bad,
    neutral: look.event,
  }
  // A border breaks the line by a nameless place before it.
  const places = all.flatMap((point): { point: ControlPoint | null; x: number }[] => [
    ...(point.begins.length > 0 ? [{ point: null, x: dayStart(point.startsOn) }] : []),
    { point, x: noon(middleOf(point)) },
  ])
  const tones = places.map(({ point }) => point?.tone ?? 'plain')
  const radius = places.map(({ point }) => (point && point === all[last] ? 6.5 : 3.5))
  return {
    label: controlWords().value,
    data: places.map(({ point, x }) => ({ x, y: point?.value ?? null })),
    clip: 12,
    spanGaps: false,
    borderColor: look.line,
    borderWidth: 1.5,
    borderJoinStyle: 'round',
    pointStyle: tones.map((tone) => TONE_SHAPES[tone]),
    pointRadius: radius.map((size, at) => (tones[at] === 'plain' ? size : Math.max(size, 6))),
    pointHoverRadius: 8,
    pointBackgroundColor: tones.map((tone) => colours[tone]),
    pointBorderColor: look.paper,
    pointBorderWidth: 1,
  }
}

function gaps({ points: all }: ControlModel, look: ChartLook): TimeChartDataset {
  const empty = all.filter(({ value, running }) => value === null && !running)
  return {
    label: controlWords().keyGap,
    yAxisID: FLOOR_AXIS,
    data: empty.map((point) => ({ x: noon(middleOf(point)), y: 0.035 })),
    showLine: false,
    pointStyle: empty.map(({ hidden }) => (hidden ? 'rect' : 'crossRot')),
    pointRadius: 4,
    pointBackgroundColor: look.ink3,
    pointBorderColor: look.ink3,
    pointBorderWidth: 1.5,
  }
}
