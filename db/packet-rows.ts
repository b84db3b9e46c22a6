/** The rows of a packet's CSV files, as whoever downloads them reads them. */

import { CsvReader } from '../domain/csv-reader.ts'

/** Every cell as text; an empty cell is empty. */
export type PacketRow = Readonly<Record<string, string>>

/** The rows of a CSV file by the names in its header. */
export function rowsIn(csv: string): PacketRow[] {
  const reader = new CsvReader(',')
  const [header, ...records] = [...reader.read(csv), ...reader.end()]
  return records.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])),
  )
}
