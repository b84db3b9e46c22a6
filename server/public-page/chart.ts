/** A year's figures as a small drawing; the table beside it says the same. */

import { html } from 'hono/html'

import type { PublicFigure } from '../../domain/packet/public-view.ts'

const WIDTH = 208
const HEIGHT = 56
const EDGE = 5

/** Empty where fewer than two numbers could be drawn. */
export function chartOf(figures: readonly PublicFigure[], label: string) {
  const values = figures.flatMap(({ value, path }) => [value, path].filter((one) => one !== null))
  const drawn = figures.filter(({ value }) => value !== null)
  if (drawn.length === 0 || figures.length < 2) return ''
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (at: number) => round(EDGE + (at / (figures.length - 1)) * (WIDTH - 2 * EDGE))
  const y = (value: number) =>
    round(
      high === low
        ? HEIGHT / 2
        : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE),
    )
  const line = pathOf(figures.map(({ value }, at) => (value === null ? null : [x(at), y(value)])))
  const path = pathOf(figures.map((one, at) => (one.path === null ? null : [x(at), y(one.path)])))
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${path !== '' && html`<path class="path" d="${path}" />`}
    ${line !== '' && html`<path class="line" d="${line}" />`}
    ${figures.map(
      ({ value }, at) =>
        value !== null && html`<circle class="dot" cx="${x(at)}" cy="${y(value)}" r="3" />`,
    )}
  </svg>`
}

/** Lines between neighbours; a gap stays a gap. */
function pathOf(points: readonly (readonly [number, number] | null)[]): string {
  return points
    .map((point, at) => {
      if (!point) return ''
      return `${points[at - 1] ? 'L' : 'M'}${point.join(' ')}`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
