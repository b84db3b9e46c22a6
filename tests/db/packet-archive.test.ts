import { afterEach, describe, expect, test } from 'vitest'

import { archiveOf } from '../../db/packet-archive.ts'

const FILES = [
  { name: 'README.txt', title: 'this page', bytes: Buffer.from('Packet 1\n') },
  { name: 'rows.csv', title: 'rows', bytes: Buffer.from('a,b\r\n1,2\r\n'.repeat(500)) },
  { name: 'nothing.csv', title: 'nothing', bytes: Buffer.alloc(0) },
]
const ZONE = process.env.TZ

describe('the archive of a packet', () => {
  afterEach(() => {
    if (ZONE === undefined) delete process.env.TZ
    else process.env.TZ = ZONE
  })

  test('is the same bytes in every time zone', async () => {
    const sums = new Set<string>()
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Chatham']) {
      process.env.TZ = zone
      expect(new Date(2022, 0, 1).toString()).not.toBe('')
      sums.add((await archiveOf(FILES)).sha256)
    }
    expect([...sums]).toHaveLength(1)
  })

  test('holds each file as it is, where it says', async () => {
    const { bytes, files } = await archiveOf(FILES)
    for (const [n, { name, firstByte, bytes: size }] of files.entries()) {
      const within = bytes.subarray(firstByte, firstByte + size)
      expect([name, within.equals(FILES[n]?.bytes ?? Buffer.from('?'))]).toEqual([name, true])
    }
  })
})
