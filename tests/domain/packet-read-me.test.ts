import { expect, test } from 'vitest'

import { readMeOf } from '../../domain/packet/read-me.ts'
import { packetOf } from '../support/packets.ts'

const FILES = [
  { name: 'README.txt', title: 'this page' },
  { name: 'numbers.csv', title: 'every number' },
]

test('the page that people read first says what the packet is, what is in it and how to check it', () => {
  expect(readMeOf(packetOf([]), FILES)).toBe(`Bay Harbor Unified: packet 2
DLN 2

School year     2022-23
Cycle           Q2, 2022-10-01 to 2022-12-31 (closed when it was sealed)
As of           2023-02-10T18:00:00.000Z (2023-02-10 in America/Los_Angeles)
Log             entry 3481, hash ${'c'.repeat(64)}
Rules           version 1; groups of fewer than 11 people are hidden
Format          version 1

What is in it
  README.txt   this page
  numbers.csv  every number

An empty cell is no number; it is never zero. Zero is printed. The mark * in the column "suppressed" says that a
number is not shown because so few people stand behind it, or because it would tell such a number; >= and <=
say that the number is a bound. Values are not rounded. Statuses are judged on the district's day below.

How to check that nothing was changed: compute the SHA-256 of each file and compare it with SHA256SUMS
(sha256sum -c SHA256SUMS). The SHA-256 of the whole archive stands in the log entry that sealed it. The log's
hash below is the head of the chain that this packet rests on: whoever keeps it can show later that no
entry up to it was changed, taken away or added (quarterdeck verify --number N --hash HASH).
`)
})

test('a demonstration says so before anything else of the packet', () => {
  const packet = packetOf([])
  const invented = { ...packet, district: { ...packet.district, demonstration: true } }
  expect(readMeOf(invented, FILES).split('\n').slice(1, 5)).toEqual([
    'DLN 2',
    '',
    'Demonstration data: the values are invented.',
    '',
  ])
})
