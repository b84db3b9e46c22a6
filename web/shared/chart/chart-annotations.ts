/** What stands behind and around the data: cycles, target, events, labels. */

import { words } from '../../words/words.ts'
import { formatDay, formatMonths, formatShort, utc } from '../format.ts'
import type { DatedValue } from '../sparkline/sparkline-paths.ts'
import type { Annotations, BoxMark, LabelMark, LabelOptions, LineMark } from './annotation-types.ts'
import { bandAround, FLOOR_AXIS } from './chart-datasets.ts'
import type { ChartLook } from './chart-look.ts'
import { NARROW } from './chart-look.ts'
import { dayEnd, dayStart, noon } from './chart-time.ts'
import type { TimeChartModel } from './time-chart-model.ts'
import { eventLetter } from './time-chart-model.ts'

/** Rooms above the plot, in pixels: one row for cycle names, one for events when there are any. */
export const LANE = 18

export function timeChartAnnotations(model: TimeChartModel, look: ChartLook): Annotations {
  return {
    ...cycleBands(model, look),
    ...targetZone(model, look),
    ...eventLines(model, look),
    ...asOfLine(model, look),
    ...restatedLabels(model, look),
    ...pointLabels(model, look),
  }
}

function cycleBands({ cycles, events }: TimeChartModel, look: ChartLook): Annotations {
  const lane = events.length > 0 ? 1.5 : 0.5
  return Object.fromEntries(
    cycles.flatMap((cycle, index) => {
      const [start, end] = [dayStart(cycle.startsOn), dayEnd(cycle.endsOn)]
      const months = formatMonths(cycle.startsOn, cycle.endsOn)
      const band: BoxMark = {
        type: 'box',
        xMin: start,
        xMax: end,
        backgroundColor: index % 2 === 0 ? look.cycle : 'transparent',
        borderWidth: 0,
        drawTime: 'beforeDatasetsDraw',
      }
      const name = label(look, {
        xValue: (start + end) / 2,
        yScaleID: FLOOR_AXIS,
        yValue: 1,
        yAdjust: -LANE * lane,
        content: look.width < NARROW ? cycle.name : `${cycle.name}  ${months}`,
        color: look.ink2,
      })
      return [
        [`cycle-${cycle.name}`, band],
        [`cycle-name-${cycle.name}`, name],
      ]
    }),
  )
}

/** A condition has no path: its bound is a line, a range is a zone. */
function targetZone(model: TimeChartModel, look: ChartLook): Annotations {
  const { target, path, unit, direction } = model
  if (!target || path.length > 0) return {}
  const say = words().chart
  if ('low' in target) {
    const text = say.between(formatShort(target.low, unit), formatShort(target.high, unit))
    return {
      target: zone(target.low, target.high, look),
      'target-label': targetLabel(model, look, target.high, text),
    }
  }
  const value = formatShort(target.value, unit)
  const [low, high] = bandAround(target.value, model)
  const bound = { at_least: say.atLeast, at_most: say.atMost, exactly: say.exactly }
  const text = direction in bound ? bound[conditionOf(direction)](value) : value
  return {
    ...(low < high && { tolerance: zone(low, high, look) }),
    target: {
      type: 'line',
      yMin: target.value,
      yMax: target.value,
      borderColor: look.path,
      borderWidth: 1.5,
      borderDash: [2, 4],
      drawTime: 'beforeDatasetsDraw',
    },
    'target-label': targetLabel(model, look, target.value, text),
  }
}

function zone(yMin: number, yMax: number, look: ChartLook): BoxMark {
  return {
    type: 'box',
    yMin,
    yMax,
    backgroundColor: look.band,
    borderWidth: 0,
    drawTime: 'beforeDatasetsDraw',
  }
}

function conditionOf(direction: TimeChartModel['direction']): 'at_least' | 'at_most' | 'exactly' {
  return direction === 'at_least' || direction === 'at_most' ? direction : 'exactly'
}

function targetLabel(model: TimeChartModel, look: ChartLook, yValue: number, text: string) {
  const edge = model.cycles.at(-1)
  const last = lastValue(model)
  const dataAbove = last !== undefined && last.value >= yValue
  return label(look, {
    ...(edge && { xValue: dayEnd(edge.endsOn) }),
    yValue,
    yAdjust: dataAbove ? 10 : -10,
    xAdjust: -2,
    position: { x: 'end', y: 'center' },
    content: `${words().chart.target} ${text}`,
    color: look.ink2,
  })
}

function eventLines({ events, cycles }: TimeChartModel, look: ChartLook): Annotations {
  return Object.fromEntries(
    events.flatMap(({ on, label: text, isDecision }, index) => {
      const letter = eventLetter(index)
      const room = pixelsBetween(on, events[index + 1]?.on ?? cycles.at(-1)?.endsOn ?? on, look)
      const line: LineMark = {
        type: 'line',
        xMin: noon(on),
        xMax: noon(on),
        borderColor: look.event,
        borderWidth: 1,
        ...(isDecision && { borderDash: [5, 3] }),
      }
      const flag = label(look, {
        xValue: noon(on),
        yScaleID: FLOOR_AXIS,
        yValue: 1,
        yAdjust: -LANE / 2,
        xAdjust: -5,
        position: { x: 'start', y: 'center' },
        content: text.length * 6.4 + 24 < room ? `${letter}  ${text}` : letter,
        color: look.event,
        font: { size: 11, weight: 600, family: look.font },
      })
      return [
        [`event-${letter}`, line],
        [`event-flag-${letter}`, flag],
      ]
    }),
  )
}

function pixelsBetween(
  on: TimeChartModel['asOf'],
  next: TimeChartModel['asOf'],
  { width }: ChartLook,
): number {
  if (width < NARROW) return 0
  const dayWidth = width / 400
  return ((utc(next) - utc(on)) / 86_400_000) * dayWidth
}

function asOfLine({ asOf, cycles }: TimeChartModel, look: ChartLook): Annotations {
  const [first, last] = [cycles[0], cycles.at(-1)]
  if (!first || !last || asOf < first.startsOn || asOf >= last.endsOn) return {}
  return {
    'as-of': {
      type: 'line',
      xMin: dayEnd(asOf),
      xMax: dayEnd(asOf),
      borderColor: look.grid,
      borderWidth: 1.5,
      drawTime: 'beforeDatasetsDraw',
    },
    'as-of-label': label(look, {
      xValue: dayEnd(asOf),
      yScaleID: FLOOR_AXIS,
      yValue: 0,
      yAdjust: -9,
      xAdjust: 3,
      position: { x: 'start', y: 'center' },
      content: `${words().chart.asOf} ${formatDay(asOf)}`,
      color: look.ink3,
    }),
  }
}

function restatedLabels({ restated = [], unit }: TimeChartModel, look: ChartLook): Annotations {
  return Object.fromEntries(
    restated.map(({ cycle, on, reported }) => {
      const value = formatShort(reported, unit)
      return [
        `restated-${cycle}`,
        label(look, {
          xValue: noon(on),
          yValue: reported,
          xAdjust: -10,
          position: { x: 'end', y: 'center' },
          content: look.width < NARROW ? value : words().chart.reported(value),
          color: look.ink2,
        }),
      ]
    }),
  )
}

function pointLabels(model: TimeChartModel, look: ChartLook): Annotations {
  const { unit, baseline, path } = model
  const last = lastValue(model)
  const end = path.at(-1)
  const annotations: Annotations = {}
  if (last) {
    annotations['last-value'] = label(look, {
      xValue: noon(last.on),
      yValue: last.value,
      xAdjust: 8,
      // The path goes on beside the label; the label keeps to the side it does not take.
      yAdjust: end ? (end.value > last.value ? 12 : -12) : 0,
      position: { x: 'start', y: 'center' },
      content: formatShort(last.value, unit),
      color: look.line,
      font: { size: 15, weight: 650, family: look.font },
    })
  }
  if (end) {
    annotations['path-end'] = label(look, {
      xValue: noon(end.on),
      yValue: end.value,
      yAdjust: last && last.value > end.value ? 12 : -12,
      xAdjust: 2,
      position: { x: 'end', y: 'center' },
      content: `${words().chart.target} ${formatShort(end.value, unit)}`,
      color: look.ink2,
    })
  }
  if (baseline) {
    annotations.baseline = label(look, {
      xValue: noon(baseline.on),
      yValue: baseline.value,
      xAdjust: 6,
      // Below a zero stands the axis.
      yAdjust: model.direction === 'down' || baseline.value === 0 ? -13 : 13,
      position: { x: 'start', y: 'center' },
      content: `${words().chart.baseline} ${formatShort(baseline.value, unit)}`,
      color: look.ink2,
    })
  }
  return annotations
}

function lastValue({ observations }: TimeChartModel): DatedValue | undefined {
  return observations.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])).at(-1)
}

/** A text on the chart, with a halo of paper. */
export function label(look: ChartLook, options: LabelOptions): LabelMark {
  return {
    type: 'label',
    font: { size: 11, weight: 500, family: look.font },
    padding: 2,
    textStrokeColor: look.paper,
    textStrokeWidth: 4,
    ...options,
  }
}
