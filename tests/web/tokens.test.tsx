import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { COLOURS } from '../../domain/status-grid.ts'
import { STATUS_SHAPES } from '../../domain/status-shapes.ts'
import { STATUSES } from '../../domain/status.ts'
import type { EYES } from '../support/colour.ts'
import { contrast, distance } from '../support/colour.ts'

const GROUNDS = ['paper', 'raised', 'sunk']
const TEXT = ['ink', 'ink-2', 'ink-3', 'brand', 'chart-event', 'chart-line']
const STATUS_NAMES = STATUSES.map((status) => status.replace('_', '-'))
const JUDGED = ['met', 'on-track', 'at-risk', 'off-track', 'incomplete']
const GRID_COLOURS = COLOURS.map((colour) => `grid-${colour}`)
const EYE_KINDS = ['common', 'protanopia', 'deuteranopia', 'tritanopia'] as const

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const token = readTokens(scheme)

  test.each([...TEXT, ...STATUS_NAMES, ...GRID_COLOURS])(
    '%s text keeps 4.5:1 on every ground',
    (name) => {
      const ratios = GROUNDS.map((ground) => contrast(token(name), token(ground)))
      expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([...STATUS_NAMES, ...GRID_COLOURS])(
    '%s text and ink keep 4.5:1 on its tint',
    (name) => {
      const tint = token(`${name}-tint`)
      expect(contrast(token(name), tint)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(token('ink'), tint)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('paper on brand and paper on ink are legible buttons and chips', () => {
    expect(contrast(token('paper'), token('brand'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('paper'), token('ink'))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['focus', 'rule-strong', 'chart-path'])('%s, a line, keeps 3:1', (name) => {
    const ratios = ['paper', 'raised'].map((ground) => contrast(token(name), token(ground)))
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3)
  })

  test.each(EYE_KINDS)('judged statuses are told apart with %s', (eye: keyof typeof EYES) => {
    const near = pairs(JUDGED).filter(
      ([one, other]) => distance(token(one), token(other), eye) < 0.05,
    )
    expect(near).toEqual([])
  })
})

test('no two statuses share a shape', () => {
  const shapes = STATUSES.map((status) => JSON.stringify(STATUS_SHAPES[status]))
  expect(new Set(shapes).size).toBe(STATUSES.length)
})

/** Reads a colour token, following one that names another. */
function readTokens(scheme: 'light' | 'dark'): (name: string) => string {
  const css = readFileSync('web/styles/tokens.css', 'utf8')
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    values.set(name, value)
  }
  const token = (name: string): string => {
    const value = values.get(name) ?? ''
    const [, light, dark] = /light-dark\((#\w{6}), (#\w{6})\)/.exec(value) ?? []
    const [, alias] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
    if (alias !== undefined) return token(alias)
    const colour = scheme === 'light' ? light : dark
    if (colour === undefined) throw new Error(`no opaque colour --${name}: ${value}`)
    return colour
  }
  return token
}

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((one, index) =>
    names.slice(index + 1).map((other): [string, string] => [one, other]),
  )
}
