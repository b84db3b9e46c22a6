/** What the columns of a packet's CSV files are, for programs. Source: Frictionless Data Package. */

import type { Column } from '../csv-shapes.ts'
import type { PacketCover } from './packet.ts'

/** One CSV file of a packet. */
export interface TableFile {
  name: string
  title: string
  columns: readonly Column[]
}

/** The `datapackage.json` of a packet's tables. */
export function dataPackageOf(
  cover: Pick<PacketCover, 'number' | 'title'>,
  tables: readonly TableFile[],
): string {
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `packet-${cover.number}`,
    title: cover.title,
    resources: tables.map(({ name, title, columns }) => ({
      name: name.replace('.csv', ''),
      path: name,
      title,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
      schema: {
        fields: columns.map((column) => ({ name: column.name, type: column.type })),
        missingValues: [''],
      },
    })),
  }
  return `${JSON.stringify(described, undefined, 2)}\n`
}
