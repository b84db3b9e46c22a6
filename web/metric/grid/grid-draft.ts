/** A metric's cut points and colours while they are typed: every number as text, checked by the server's rule. */

import { checkGrid } from '../../../domain/grid-check.ts'
import { USUAL_COLOURS, USUAL_FEW_COLOURS } from '../../../domain/grid-offer.ts'
import type { Better, Colour, GridDefinition } from '../../../domain/status-grid.ts'
import type { MetricGridBody } from '../../api.ts'
import { gridWords } from '../../words/grid.ts'
import { plain } from '../amounts.ts'
import { readNumber } from '../record/typed-number.ts'
import type { Metric } from '../series.ts'

export const CUTS = ['levelCuts', 'changeCuts', 'fewChangeCuts'] as const
export type CutField = (typeof CUTS)[number]
export const TABLES = ['colours', 'fewColours'] as const
export type TableField = (typeof TABLES)[number]

export type GridFields = Record<CutField, readonly string[]> &
  Record<TableField, readonly (readonly Colour[])[]> & { better: Better; reason: string }

/** The fields for the grid that stands, else for the one that is offered, else empty. */
export function fieldsOfGrid({ definition, offered }: MetricGridBody): GridFields {
  const start = definition ?? offered
  return {
    better: start?.better ?? 'higher',
    levelCuts: textsOf(start?.levelCuts, 4),
    changeCuts: textsOf(start?.changeCuts, 4),
    fewChangeCuts: textsOf(start?.fewChangeCuts, 2),
    colours: start?.colours ?? USUAL_COLOURS,
    fewColours: start?.fewColours ?? USUAL_FEW_COLOURS,
    reason: '',
  }
}

/** The definition that the fields ask for. */
export function toDefinition({ reason: _reason, ...fields }: GridFields): GridDefinition {
  return {
    ...fields,
    levelCuts: numbersOf(fields.levelCuts),
    changeCuts: numbersOf(fields.changeCuts),
    fewChangeCuts: numbersOf(fields.fewChangeCuts),
  }
}

/** What is wrong with the fields, by field. */
export function gridMessages(
  fields: GridFields,
  metric: Metric,
): Partial<Record<keyof GridDefinition, string>> {
  const checked = checkGrid(toDefinition(fields), metric)
  if (checked.ok) return {}
  const said = checked.error.map(({ path, code, message }) => [
    path,
    code === 'not_a_number' ? gridWords().form.notNumber : message,
  ])
  return Object.fromEntries(said)
}

function textsOf(cuts: readonly number[] | undefined, count: number): string[] {
  return cuts?.map(plain) ?? Array.from({ length: count }, () => '')
}

function numbersOf(texts: readonly string[]): number[] {
  return texts.map((text) => readNumber(text) ?? Number.NaN)
}
