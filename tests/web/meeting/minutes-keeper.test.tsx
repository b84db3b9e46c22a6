import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { MinutesSent } from '../../../web/meeting/room/minutes-keeper.ts'
import { createMinutes } from '../../../web/meeting/room/minutes-keeper.ts'

const PLACE = 'quarterdeck.meeting.m1.minutes.data'
const NOTHING = { text: '', version: 0 }

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('minutes', () => {
  test('are saved a moment after the last letter, over the version that was read', async () => {
    const { keeper, sent } = openMinutes()
    keeper.type('We')
    keeper.type('We met.')
    expect(keeper.state.value).toEqual({ kind: 'typed' })
    expect(localStorage.getItem(PLACE)).toContain('We met.')
    await vi.runAllTimersAsync()

    expect(sent).toEqual([['We met.', 0]])
    expect(keeper.state.value).toEqual({ kind: 'saved' })
    expect(localStorage.getItem(PLACE)).toBeNull()
    keeper.type('We met twice.')
    await vi.runAllTimersAsync()
    expect(sent.at(-1)).toEqual(['We met twice.', 1])
  })

  test('typed while they are saved are saved after that', async () => {
    const { keeper, sent } = openMinutes((text, over) => {
      if (text === 'one') keeper.type('one two')
      return { kind: 'stored', standing: { text, version: over + 1 } }
    })
    keeper.type('one')
    await vi.runAllTimersAsync()

    expect(sent).toEqual([
      ['one', 0],
      ['one two', 1],
    ])
    expect(keeper.state.value).toEqual({ kind: 'saved' })
  })

  test('that are taken back before they are saved ask nothing of the server', async () => {
    const { keeper, sent } = openMinutes()
    keeper.type('x')
    keeper.type('')
    await vi.runAllTimersAsync()

    expect(sent).toEqual([])
    expect(keeper.state.value).toEqual({ kind: 'saved' })
  })

  test('wait for a lost network and are saved when it is back', async () => {
    let isThere = false
    const { keeper, sent } = openMinutes((text, over) =>
      isThere ? { kind: 'stored', standing: { text, version: over + 1 } } : { kind: 'lost' },
    )
    keeper.type('We met.')
    await vi.advanceTimersByTimeAsync(2500)
    expect(keeper.state.value).toEqual({ kind: 'lost' })

    isThere = true
    globalThis.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)

    expect(keeper.state.value).toEqual({ kind: 'saved' })
    expect(sent).toHaveLength(2)
  })

  test('of a closed tab are found again, over the version they were typed over', async () => {
    const first = openMinutes(() => ({ kind: 'lost' }))
    first.keeper.type('We met.')
    await vi.advanceTimersByTimeAsync(2500)
    first.keeper.stop()

    const next = openMinutes(undefined, { text: 'Others met.', version: 3 })
    expect(next.keeper.text.value).toBe('We met.')
    await vi.advanceTimersByTimeAsync(0)

    expect(next.sent[0]).toEqual(['We met.', 0])
  })

  test('stay beside what somebody else wrote, until somebody says which stand', async () => {
    const theirs = { text: 'They met.', version: 4 }
    const { keeper, sent } = openMinutes((text, over) =>
      over === 0 ? { kind: 'stale', standing: theirs } : stored(text, over),
    )
    keeper.type('We met.')
    await vi.runAllTimersAsync()

    expect(keeper.state.value).toEqual({ kind: 'conflict', theirs })
    keeper.type('We met too.')
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(1)

    keeper.settle('both')
    await vi.runAllTimersAsync()
    expect(sent.at(-1)).toEqual(['They met.\nWe met too.', 4])
    expect(keeper.state.value).toEqual({ kind: 'saved' })
  })

  test.each<['mine' | 'theirs', string, number]>([
    ['mine', 'We met.', 2],
    ['theirs', 'They met.', 1],
  ])('end a conflict with %s', async (how, text, requests) => {
    const { keeper, sent } = openMinutes((said, over) =>
      over === 0
        ? { kind: 'stale', standing: { text: 'They met.', version: 4 } }
        : stored(said, over),
    )
    keeper.type('We met.')
    await vi.runAllTimersAsync()
    keeper.settle(how)
    await vi.runAllTimersAsync()

    expect(keeper.text.value).toBe(text)
    expect(keeper.state.value).toEqual({ kind: 'saved' })
    expect(sent).toHaveLength(requests)
  })

  test('whose answer was lost are not in conflict with themselves', async () => {
    const { keeper } = openMinutes((text) => ({ kind: 'stale', standing: { text, version: 1 } }))
    keeper.type('We met.')
    await vi.runAllTimersAsync()

    expect(keeper.state.value).toEqual({ kind: 'saved' })
  })

  test('that are refused say why, and are tried again with the next letter', async () => {
    const problem = { title: 'Not yours.' }
    const { keeper, sent } = openMinutes(() => ({ kind: 'refused', problem }))
    keeper.type('We met.')
    await vi.runAllTimersAsync()
    expect(keeper.state.value).toEqual({ kind: 'refused', problem })

    keeper.type('We met!')
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(2)
  })

  test('read again are taken over only where nothing is typed', () => {
    const { keeper } = openMinutes()
    keeper.refresh({ text: 'Theirs.', version: 2 })
    expect(keeper.text.value).toBe('Theirs.')
    keeper.type('Theirs. Mine.')
    keeper.refresh({ text: 'Other.', version: 3 })
    expect(keeper.text.value).toBe('Theirs. Mine.')
  })
})

function stored(text: string, over: number): MinutesSent {
  return { kind: 'stored', standing: { text, version: over + 1 } }
}

function openMinutes(
  answer: (text: string, over: number) => MinutesSent = stored,
  standing = NOTHING,
) {
  const sent: [string, number][] = []
  const keeper = createMinutes({
    place: PLACE,
    standing,
    send: (text, over) => {
      sent.push([text, over])
      return Promise.resolve(answer(text, over))
    },
  })
  return { keeper, sent }
}
