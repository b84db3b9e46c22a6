import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { Sent } from '../../../web/meeting/room/outbox.ts'
import { createOutbox } from '../../../web/meeting/room/outbox.ts'

const PLACE = 'quarterdeck.meeting.m1.decisions'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('what is written in the room', () => {
  test('is sent in its order, each with a key of its own', async () => {
    const { sent, outbox, stored } = openOutbox(() => ({ kind: 'stored' }))
    outbox.add('first')
    outbox.add('second')
    await vi.runAllTimersAsync()

    expect(sent).toEqual([
      ['first', 'key-1'],
      ['second', 'key-2'],
    ])
    expect(stored()).toBe(2)
    expect(outbox.waiting.value).toEqual([])
    expect(localStorage.getItem(PLACE)).toBeNull()
  })

  test('waits for a lost network, and is sent again with the same key', async () => {
    const answers: Sent[] = [{ kind: 'lost' }, { kind: 'lost' }, { kind: 'stored' }]
    const { sent, outbox } = openOutbox(() => answers.shift() ?? { kind: 'stored' })
    outbox.add('first')
    await vi.advanceTimersByTimeAsync(0)

    expect(outbox.isLost.value).toBe(true)
    expect(localStorage.getItem(PLACE)).toContain('first')
    await vi.runAllTimersAsync()
    expect(sent.map(([, key]) => key)).toEqual(['key-1', 'key-1', 'key-1'])
    expect(outbox.isLost.value).toBe(false)
    expect(outbox.waiting.value).toEqual([])
  })

  test('is sent at once when the network is back', async () => {
    const answers: Sent[] = [{ kind: 'lost' }]
    const { sent, outbox } = openOutbox(() => answers.shift() ?? { kind: 'stored' })
    outbox.add('first')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toHaveLength(1)

    globalThis.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)

    expect(sent).toHaveLength(2)
    expect(outbox.waiting.value).toEqual([])
  })

  test('is found again by the next visit, and sent with the key it had', async () => {
    const first = openOutbox(() => ({ kind: 'lost' }))
    first.outbox.add('kept')
    await vi.advanceTimersByTimeAsync(0)
    first.outbox.stop()

    const next = openOutbox(() => ({ kind: 'stored' }))
    expect(next.outbox.waiting.value).toEqual([{ key: 'key-1', body: 'kept' }])
    await next.outbox.now()

    expect(next.sent).toEqual([['kept', 'key-1']])
  })

  test('that is refused stays with its reason, and holds up nothing behind it', async () => {
    const problem = { title: 'No.' }
    const { sent, outbox } = openOutbox((body) =>
      body === 'wrong' ? { kind: 'refused', problem } : { kind: 'stored' },
    )
    outbox.add('wrong')
    outbox.add('right')
    await vi.runAllTimersAsync()

    expect(sent.map(([body]) => body)).toEqual(['wrong', 'right'])
    expect(outbox.waiting.value).toEqual([{ key: 'key-1', body: 'wrong', problem }])
    outbox.drop('key-1')
    expect(outbox.waiting.value).toEqual([])
    expect(localStorage.getItem(PLACE)).toBeNull()
  })

  test.each(['not json', '{}', '[{"body":1}]', '[{"key":"a","body":1}]', 'null'])(
    'kept as %s is nothing that can be sent',
    (kept) => {
      localStorage.setItem(PLACE, kept)
      const { outbox } = openOutbox(() => ({ kind: 'stored' }))
      expect(outbox.waiting.value).toEqual([])
    },
  )
})

function openOutbox(answer: (body: string) => Sent) {
  const sent: [string, string][] = []
  let stored = 0
  let made = 0
  const outbox = createOutbox<string>({
    place: PLACE,
    newKey: () => {
      made += 1
      return `key-${made}`
    },
    send: (body, key) => {
      sent.push([body, key])
      return Promise.resolve(answer(body))
    },
    onStored: () => {
      stored += 1
    },
    read: (kept) => (typeof kept === 'string' ? kept : undefined),
  })
  return { sent, outbox, stored: () => stored }
}
