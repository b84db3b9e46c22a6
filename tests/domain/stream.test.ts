import { expect, test } from 'vitest'

import { checkAnswer, checkStream, isSameCounts } from '../../domain/stream.ts'

const PARTS = [
  { name: 'no', points: 0 },
  { name: 'yes', points: 1 },
]
const STREAM = { name: 'Data user survey', question: '', wording: '', isSurvey: true, parts: PARTS }

test('a stream comes back with its texts trimmed', () => {
  const checked = checkStream({ ...STREAM, name: ' Data user survey ', wording: ' spring ' })
  expect(checked).toEqual({ ok: true, value: { ...STREAM, wording: 'spring' } })
})

test.each([
  ['no name', { name: ' ' }, 'name', 'name_missing'],
  ['no parts', { parts: [] }, 'parts', 'parts_missing'],
  [
    'a part without a name',
    { parts: [{ name: ' ', points: 1 }] },
    'parts.0.name',
    'part_without_name',
  ],
  [
    'a part twice',
    { parts: [...PARTS, { name: 'no', points: 2 }] },
    'parts.2.name',
    'part_repeated',
  ],
  [
    'a point of seven places',
    { parts: [{ name: 'a', points: 0.0000001 }] },
    'parts.0.points',
    'points_invalid',
  ],
])('a stream with %s is refused', (_, wrong, path, code) => {
  expect(checkStream({ ...STREAM, ...wrong })).toMatchObject({ ok: false, error: [{ path, code }] })
})

test.each([
  [
    'a part that is not asked',
    { counts: { no: 1, yes: 2, maybe: 1 } },
    'counts.maybe',
    'part_unknown',
  ],
  ['a part left out', { counts: { no: 1 } }, 'counts.yes', 'count_missing'],
  ['half an answer', { counts: { no: 1, yes: 0.5 } }, 'counts.yes', 'count_not_whole'],
  ['less than none', { counts: { no: 1, yes: -1 } }, 'counts.yes', 'count_not_whole'],
  ['nobody', { counts: { no: 0, yes: 0 } }, 'counts', 'nobody_answered'],
  [
    'more than were invited',
    { counts: { no: 1, yes: 2 }, invited: 2 },
    'invited',
    'answered_above_invited',
  ],
  ['nobody invited', { counts: { no: 1, yes: 2 }, invited: 0 }, 'invited', 'invited_not_whole'],
])('an answer with %s is refused', (_, draft, path, code) => {
  expect(checkAnswer(draft, STREAM)).toMatchObject({ ok: false, error: [{ path, code }] })
})

test('as many as were invited is good', () => {
  const draft = { counts: { yes: 2, no: 1 }, invited: 3 }
  expect(checkAnswer(draft, STREAM)).toEqual({ ok: true, value: draft })
})

test('a log may count nobody, and invites nobody', () => {
  const log = { ...STREAM, isSurvey: false }
  expect(checkAnswer({ counts: { no: 0, yes: 0 } }, log)).toMatchObject({ ok: true })
  const draft = { counts: { no: 0, yes: 0 }, invited: 3 }
  expect(checkAnswer(draft, log)).toMatchObject({ error: [{ code: 'invited_without_survey' }] })
})

test('counts are the same in any order, and not when one differs', () => {
  expect(isSameCounts({ no: 1, yes: 2 }, { yes: 2, no: 1 })).toBe(true)
  expect(isSameCounts({ no: 1, yes: 2 }, { no: 1, yes: 3 })).toBe(false)
})
