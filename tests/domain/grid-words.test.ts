import { expect, test } from 'vitest'

import { COLOUR_WORDS, gridSentence, LEVEL_WORDS, reasonSentence } from '../../domain/grid-words.ts'
import { COLOURS, GRID_REASONS, LEVELS, NO_PLACE } from '../../domain/status-grid.ts'

test('every reason for no colour is a sentence, with what would have been enough', () => {
  expect(GRID_REASONS.map(reasonSentence)).toEqual([
    'No cut points.',
    'The direction of the metric changed after its cut points were set.',
    'No value in this cycle.',
    'Too few sites or months reported.',
    'Too few to show; a level needs at least 11, and a number that gives no smaller group away.',
    'The exact share of so few is not shown.',
    'No value last year.',
    'Last year’s survey asked another question.',
    'Too few last year to show a change; it needs at least 11 in both years.',
    'Too few for a colour; it needs at least 30 in both years.',
  ])
})

test('levels and colours are said as they are called', () => {
  expect(LEVELS.map((level) => LEVEL_WORDS[level]).join(', ')).toBe(
    'very low, low, medium, high, very high',
  )
  expect(COLOURS.map((colour) => COLOUR_WORDS[colour])).toEqual(COLOURS)
})

test('a place that is nowhere tells no value', () => {
  const place = { ...NO_PLACE, reason: 'too_few_to_show' } as const
  const sentence = gridSentence({ place, better: 'higher', value: 7, telling: {} })
  expect(sentence).toBe(reasonSentence('too_few_to_show'))
})
