import { expect, test } from 'vitest'

import {
  CHANGE_WORDS,
  DECISION_WORDS,
  DECK_WORDS,
  FELT_WORDS,
  MOVED_WORDS,
  TERM_WORDS,
} from '../../domain/packet/deck-words.ts'
import { decisionWords } from '../../web/words/decisions.ts'
import { snapshotWords } from '../../web/words/snapshots.ts'

test('a deck says decisions and changes in the words of the pages', () => {
  const { changes, evidence, meeting, packet } = snapshotWords()
  expect(DECISION_WORDS).toEqual(decisionWords().kinds)
  expect(MOVED_WORDS).toEqual(decisionWords().moved)
  expect(CHANGE_WORDS).toEqual(changes.kinds)
  expect(TERM_WORDS).toEqual(changes.terms)
  expect(FELT_WORDS).toEqual(meeting.feelings)
  const { added, removed, first, firstWhy, nothing, noTerm } = changes
  expect(DECK_WORDS.changes).toMatchObject({ added, removed, first, firstWhy, nothing, noTerm })
  expect(DECK_WORDS.changes.title(1)).toBe(changes.title(1))
  expect(DECK_WORDS.proof.title).toBe(evidence.title)
  expect(DECK_WORDS.demonstration).toBe(packet.demonstration)
})
