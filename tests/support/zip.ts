/** ZIP archives for tests, whole or with a lie in them. */

import { crc32, deflateRawSync } from 'node:zlib'

interface Lies {
  saidSize?: number
  method?: number
  flags?: number
  packed?: Uint8Array
}

/** An archive of files by name. */
export function zipOf(files: Record<string, string>, lies: Lies = {}): Blob {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const { local, entry } = entryOf(Buffer.from(name), Buffer.from(text), at, lies)
    locals.push(local)
    central.push(entry)
    at += local.length
  }
  const size = central.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Blob([Buffer.concat([...locals, ...central, end])])
}

function entryOf(name: Buffer, bytes: Buffer, at: number, lies: Lies) {
  const packed = lies.packed ?? deflateRawSync(bytes)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(lies.flags ?? 0, 2)
  common.writeUInt16LE(lies.method ?? 8, 4)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(lies.saidSize ?? bytes.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    common,
    rest,
    name,
  ])
  return { local, entry }
}
