/** A metric's chart as Chart.js wants it, from a plain model. Pure: a test can read it. */

import type { ChartConfiguration, ChartOptions, TooltipItem } from 'chart.js'

import { formatDate, formatMonths, formatShort, formatValue } from '../format.ts'
import { LANE, timeChartAnnotations } from './chart-annotations.ts'
import type { ChartPoint } from './chart-datasets.ts'
import { bandAround, FLOOR_AXIS, timeChartDatasets } from './chart-datasets.ts'
import type { ChartLook } from './chart-look.ts'
import { NARROW } from './chart-look.ts'
import { dateAt, dayEnd, dayStart, noon } from './chart-time.ts'
import type { TimeChartModel } from './time-chart-model.ts'
import { wrapped } from './wrapped.ts'

/** Letters of a line in a tooltip, which a phone has room for. */
const TOOLTIP_LINE = 44

export type TimeChartConfiguration = ChartConfiguration<'line', ChartPoint[]>

export function timeChartConfiguration(
  model: TimeChartModel,
  look: ChartLook,
): TimeChartConfiguration {
  return {
    type: 'line',
    data: { datasets: timeChartDatasets(model, look) },
    options: timeChartOptions(model, look),
  }
}

/**
 * The lowest and highest value the chart must have room for.
 *
 * Unit: the metric's. A range that starts near zero starts at zero; a percent stays within 0 to 100
 * unless a value leaves it.
 */
export function valueRange(model: TimeChartModel): { min: number; max: number } {
  const values = valuesOf(model)
  if (values.length === 0) return { min: 0, max: model.unit.kind === 'percent' ? 100 : 1 }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.12
  const nearZero = low >= 0 && low < 0.3 * high
  return {
    min: nearZero ? 0 : low >= 0 ? Math.max(0, low - room) : low - room,
    max: model.unit.kind === 'percent' && high <= 100 ? Math.min(100, high + room) : high + room,
  }
}

function valuesOf(model: TimeChartModel): number[] {
  const { observations, cycleValues, restated = [], baseline, path, target } = model
  const bounds =
    target && ('low' in target ? [target.low, target.high] : bandAround(target.value, model))
  return [
    ...observations.map(({ value }) => value),
    ...cycleValues.flatMap(({ value, low, high }) => [value, low ?? null, high ?? null]),
    ...restated.flatMap(({ reported, now }) => [reported, now]),
    ...path.flatMap(({ value }) => bandAround(value, model)),
    ...(bounds ?? []),
    baseline?.value ?? null,
  ].filter((value) => value !== null)
}

function timeChartOptions(model: TimeChartModel, look: ChartLook): ChartOptions<'line'> {
  const narrow = look.width < NARROW
  const lanes = (model.cycles.length > 0 ? 1 : 0) + (model.events.length > 0 ? 1 : 0)
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    parsing: false,
    normalized: true,
    layout: { padding: { top: lanes * LANE + 2, right: narrow ? 6 : 12 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: timeAxis(model, look),
      y: valueAxis(model, look),
      [FLOOR_AXIS]: { type: 'linear', axis: 'y', display: false, min: 0, max: 1 },
    },
    plugins: {
      legend: { display: false },
      annotation: { clip: false, annotations: timeChartAnnotations(model, look) },
      tooltip: tooltip(model, look),
    },
  }
}

type Axes = NonNullable<ChartOptions<'line'>['scales']>
type Axis = NonNullable<Axes[string]>

function timeAxis(model: TimeChartModel, look: ChartLook): Axis {
  const { min, max } = timeSpan(model)
  return {
    type: 'time',
    min,
    max,
    time: { unit: 'month' },
    grid: { display: false },
    border: { color: look.path },
    ticks: {
      color: look.ink2,
      font: { size: 11, family: look.font },
      maxRotation: 0,
      autoSkipPadding: 12,
      callback: (moment) => {
        const month = dateAt(Number(moment))
        return formatMonths(month, month)
      },
    },
  }
}

function timeSpan({ cycles, observations, path, baseline }: TimeChartModel): {
  min: number
  max: number
} {
  const days = [...observations, ...path, ...(baseline ? [baseline] : [])].map(({ on }) => noon(on))
  const edges = cycles.flatMap(({ startsOn, endsOn }) => [dayStart(startsOn), dayEnd(endsOn)])
  return { min: Math.min(...days, ...edges), max: Math.max(...days, ...edges) }
}

function valueAxis(model: TimeChartModel, look: ChartLook): Axis {
  const { min, max } = valueRange(model)
  return {
    type: 'linear',
    suggestedMin: min,
    suggestedMax: max,
    border: { display: false },
    grid: { color: look.grid, drawTicks: false },
    ticks: {
      color: look.ink2,
      font: { size: 11, family: look.font },
      padding: 8,
      maxTicksLimit: 6,
      callback: (value) => formatShort(Number(value), model.unit),
    },
  }
}

function tooltip({ unit }: TimeChartModel, look: ChartLook) {
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
      title: ([first]: TooltipItem<'line'>[]) =>
        first?.parsed.x == null ? '' : formatDate(dateAt(first.parsed.x)),
      label: (item: TooltipItem<'line'>) => {
        const [note, told] = [textOf(item, 'note'), textOf(item, 'told')]
        if (told !== '') return wrapped(told, TOOLTIP_LINE)
        if (item.dataset.yAxisID === FLOOR_AXIS) return note
        const value = formatValue(item.parsed.y, unit)
        return `${item.dataset.label ?? ''}: ${value}${note && ` · ${note}`}`
      },
    },
  }
}

function textOf({ raw }: TooltipItem<'line'>, key: 'note' | 'told'): string {
  if (typeof raw !== 'object' || raw === null) return ''
  const text: unknown = Reflect.get(raw, key)
  return typeof text === 'string' ? text : ''
}
