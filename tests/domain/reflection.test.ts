import { describe, expect, test } from 'vitest'

import type { Felt } from '../../domain/reflection.ts'
import { differs, isSilent, NO_REFLECTION } from '../../domain/reflection.ts'
import type { Status } from '../../domain/status.ts'
import { countStatuses } from '../../domain/status.ts'

describe('a feeling beside the numbers', () => {
  test.each<[Felt, Status[], boolean | null]>([
    ['on_track', ['on_track'], false],
    ['on_track', ['met'], false],
    ['on_track', ['off_track'], true],
    ['on_track', ['off_track', 'met'], false],
    ['at_risk', ['on_track', 'met'], true],
    ['at_risk', ['at_risk', 'off_track'], false],
    ['off_track', ['off_track'], false],
    ['off_track', ['at_risk'], true],
    ['off_track', [], null],
    ['off_track', ['no_data', 'incomplete', 'not_due', 'informative'], null],
    ['off_track', ['no_data', 'on_track'], true],
  ])('%s beside %o differs: %s', (felt, statuses, expected) => {
    expect(differs(felt, countStatuses(statuses))).toBe(expected)
  })

  test('nobody’s feeling differs from nothing', () => {
    expect(differs(null, countStatuses(['off_track']))).toBe(null)
  })
})

describe('a reflection', () => {
  test('of blanks says nothing, of a feeling or a word it says something', () => {
    expect(isSilent({ ...NO_REFLECTION, happened: ' \n' })).toBe(true)
    expect(isSilent({ ...NO_REFLECTION, felt: 'at_risk' })).toBe(false)
    expect(isSilent({ ...NO_REFLECTION, next: 'ask again' })).toBe(false)
  })
})
