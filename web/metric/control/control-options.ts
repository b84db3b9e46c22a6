/** The chart of points over the years as Chart.js wants it. Pure: a test can read it. */

import type { ChartOptions, TooltipItem } from 'chart.js'

import { schoolYearOf } from '../../../domain/calendar.ts'
import type { Annotations } from '../../shared/chart/annotation-types.ts'
import { label, LANE } from '../../shared/chart/chart-annotations.ts'
import { FLOOR_AXIS } from '../../shared/chart/chart-datasets.ts'
import type { ChartLook } from '../../shared/chart/chart-look.ts'
import { NARROW } from '../../shared/chart/chart-look.ts'
import type { TimeChartConfiguration } from '../../shared/chart/chart-options.ts'
import { dateAt, dayEnd, dayStart, noon } from '../../shared/chart/chart-time.ts'
import { eventLetter } from '../../shared/chart/time-chart-model.ts'
import { formatMonths, formatSchoolYear, formatShort, formatValue } from '../../shared/format.ts'
import { controlWords } from '../../words/control.ts'
import { controlDatasets, middleOf } from './control-datasets.ts'
import type { ControlModel } from './control-model.ts'

/** Points, their line, their limits, and the events that cut them. */
export function controlConfiguration(model: ControlModel, look: ChartLook): TimeChartConfiguration {
  return {
    type: 'line',
    data: { datasets: controlDatasets(model, look) },
    options: optionsOf(model, look),
  }
}

/** The lowest and the highest value there must be room for. */
export function controlRange({ points, target, unit }: ControlModel): { min: number; max: number } {
  const values = points
    .flatMap(({ value, lower, upper, centre }) => [value, lower, upper, centre])
    .concat(target ? [target.low, target.high] : [])
    .filter((value) => value !== null)
  if (values.length === 0) return { min: 0, max: 1 }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.1
  const nearZero = low >= 0 && low < 0.3 * high
  return {
    min: nearZero ? 0 : low >= 0 ? Math.max(0, low - room) : low - room,
    max: unit.kind === 'percent' && high <= 100 ? Math.min(100, high + room) : high + room,
  }
}

function optionsOf(model: ControlModel, look: ChartLook): ChartOptions<'line'> {
  const { points, unit } = model
  const lanes = model.borders.length > 0 ? 2 : 1
  const { min, max } = controlRange(model)
  const font = { size: 11, family: look.font }
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    parsing: false,
    normalized: true,
    layout: { padding: { top: lanes * LANE + 2, right: look.width < NARROW ? 6 : 12 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'time',
        min: Math.min(...points.map(({ startsOn }) => dayStart(startsOn))),
        max: Math.max(...points.map(({ endsOn }) => dayEnd(endsOn))),
        time: { unit: 'month' },
        grid: { display: false },
        border: { color: look.path },
        ticks: {
          color: look.ink2,
          font,
          maxRotation: 0,
          autoSkipPadding: 14,
          callback: (moment) => {
            const month = dateAt(Number(moment))
            return formatMonths(month, month)
          },
        },
      },
      y: {
        type: 'linear',
        suggestedMin: min,
        suggestedMax: max,
        border: { display: false },
        grid: { color: look.grid, drawTicks: false },
        ticks: {
          color: look.ink2,
          font,
          padding: 8,
          maxTicksLimit: 6,
          callback: (value) => formatShort(Number(value), unit),
        },
      },
      [FLOOR_AXIS]: { type: 'linear', axis: 'y', display: false, min: 0, max: 1 },
    },
    plugins: {
      legend: { display: false },
      annotation: { clip: false, annotations: annotationsOf(model, look) },
      tooltip: tooltipOf(model, look),
    },
  }
}

function annotationsOf(model: ControlModel, look: ChartLook): Annotations {
  return { ...yearBands(model, look), ...borderLines(model, look), ...targetMark(model, look) }
}

function yearBands({ points, borders }: ControlModel, look: ChartLook): Annotations {
  const years = Map.groupBy(points, ({ startsOn }) => schoolYearOf(startsOn))
  return Object.fromEntries(
    Array.from(years).flatMap(([year, own], index) => {
      const [first, last] = [own[0], own.at(-1)]
      if (!first || !last) return []
      const [start, end] = [dayStart(first.startsOn), dayEnd(last.endsOn)]
      return [
        [
          `year-${year}`,
          {
            type: 'box' as const,
            xMin: start,
            xMax: end,
            backgroundColor: index % 2 === 0 ? look.cycle : 'transparent',
            borderWidth: 0,
            drawTime: 'beforeDatasetsDraw' as const,
          },
        ],
        [
          `year-name-${year}`,
          label(look, {
            xValue: (start + end) / 2,
            yScaleID: FLOOR_AXIS,
            yValue: 1,
            yAdjust: -LANE * (borders.length > 0 ? 1.5 : 0.5),
            content: formatSchoolYear(year),
            color: look.ink2,
          }),
        ],
      ]
    }),
  )
}

function borderLines({ borders }: ControlModel, look: ChartLook): Annotations {
  return Object.fromEntries(
    borders.flatMap(({ label: text, before }, index) => {
      const letter = eventLetter(index)
      const x = dayStart(before)
      return [
        [
          `border-${letter}`,
          {
            type: 'line' as const,
            xMin: x,
            xMax: x,
            borderColor: look.event,
            borderWidth: 1.5,
            borderDash: [4, 3],
          },
        ],
        [
          `border-name-${letter}`,
          label(look, {
            xValue: x,
            yScaleID: FLOOR_AXIS,
            yValue: 1,
            yAdjust: -LANE / 2,
            xAdjust: -5,
            position: { x: 'start', y: 'center' },
            content: look.width < NARROW || borders.length > 2 ? letter : `${letter}  ${text}`,
            color: look.event,
            font: { size: 11, weight: 600, family: look.font },
          }),
        ],
      ]
    }),
  )
}

function targetMark({ target, unit, points }: ControlModel, look: ChartLook): Annotations {
  const last = points.at(-1)
  if (!target || !last) return {}
  const range = [formatShort(target.low, unit), formatShort(target.high, unit)]
  const shown = target.low === target.high ? range[0] : range.join('–')
  return {
    target: {
      type: 'box',
      yMin: target.low,
      yMax: target.high,
      backgroundColor: look.band,
      borderWidth: 0,
      drawTime: 'beforeDatasetsDraw',
    },
    'target-line': {
      type: 'line',
      yMin: target.low,
      yMax: target.low,
      borderColor: look.path,
      borderWidth: 1.5,
      borderDash: [2, 4],
      drawTime: 'beforeDatasetsDraw',
    },
    'target-name': label(look, {
      xValue: dayEnd(last.endsOn),
      yValue: target.high,
      yAdjust: -10,
      xAdjust: -2,
      position: { x: 'end', y: 'center' },
      content: `${controlWords().target} ${shown}`,
      color: look.ink2,
    }),
  }
}

function tooltipOf({ points, unit }: ControlModel, look: ChartLook) {
  const at = ({ parsed }: TooltipItem<'line'>) =>
    points.find((point) => parsed.x !== null && noon(middleOf(point)) === parsed.x)
  return {
    backgroundColor: look.ink,
    titleColor: look.paper,
    bodyColor: look.paper,
    displayColors: false,
    padding: 10,
    cornerRadius: 5,
    titleFont: { size: 12, weight: 600, family: look.font },
    bodyFont: { size: 12, family: look.font },
    filter: ({ dataset }: TooltipItem<'line'>) => dataset.label !== '',
    callbacks: {
      title: ([first]: TooltipItem<'line'>[]) => (first && at(first)?.name) ?? '',
      label: (item: TooltipItem<'line'>) => {
        const point = at(item)
        if (!point) return ''
        const value = point.value === null ? '' : formatValue(point.value, unit)
        return [value, point.made, point.what].filter((part) => part !== '').join(' · ')
      },
    },
  }
}
