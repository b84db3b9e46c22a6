/** The files of a packet, made from the record as it stands. */

import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'

import { canonicalJson } from '../domain/canonical-json.ts'
import type { Cell } from '../domain/csv-line.ts'
import { csvHeader, csvLine } from '../domain/csv-line.ts'
import type { Column, MetricCells, ObservationCells } from '../domain/csv-shapes.ts'
import { METRIC_COLUMNS, OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../domain/csv-shapes.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import { DECISION_COLUMNS, REFLECTION_COLUMNS } from '../domain/meeting-csv.ts'
import type { TableFile } from '../domain/packet/data-package.ts'
import { dataPackageOf } from '../domain/packet/data-package.ts'
import type { PacketCover } from '../domain/packet/packet.ts'
import { readMeOf } from '../domain/packet/read-me.ts'
import { toJson } from './changes.ts'
import { readDashboard } from './dashboard.ts'
import { metricRows, observationRows, progressPages } from './exports.ts'
import { decisionRows, reflectionRows } from './meeting-rows.ts'
import type { PacketFile } from './packet-archive.ts'
import { sha256Of } from './packet-archive.ts'
import { composePacket, readReviewed } from './packet-contents.ts'
import type { Db } from './tables.ts'

/** The file that everything else is drawn from later. */
export const PACKET_JSON = 'packet.json'

const TABLES = {
  observations: {
    name: 'observations.csv',
    title: 'every current observation',
    columns: OBSERVATION_COLUMNS,
  },
  progress: {
    name: 'progress.csv',
    title: 'every metric in every cycle: value, path, status and sentence',
    columns: PROGRESS_COLUMNS,
  },
  metrics: {
    name: 'metrics.csv',
    title: 'the whole definition of every metric',
    columns: METRIC_COLUMNS,
  },
  reflections: {
    name: 'reflections.csv',
    title: 'what the departments say of their actions',
    columns: REFLECTION_COLUMNS,
  },
  decisions: {
    name: 'decisions.csv',
    title: 'what was decided, by whom and until when',
    columns: DECISION_COLUMNS,
  },
} satisfies Record<string, TableFile>

/**
 * Every file of a packet, in the order of its archive, as for somebody outside: small groups are
 * hidden, and on the register.
 *
 * The record is read as it stands, a turn at a time, so that others are answered meanwhile. Whoever
 * seals makes sure that it still stood so at the end.
 */
export async function makePacketFiles(db: Db, cover: PacketCover): Promise<PacketFile[]> {
  const { schoolYear, day, log } = cover
  const cycleIds = await readReviewed(db, cover)
  const rows: ObservationCells[] = []
  for await (const page of observationRows(db, {
    schoolYear,
    asOf: log.number,
    cycleIds,
  })) {
    rows.push(...page)
    await setImmediate()
  }
  const metrics: MetricCells[] = []
  for await (const page of metricRows(db, { schoolYear })) metrics.push(...page)
  const dashboard = await readDashboard(db, {
    schoolYear,
    today: day,
    audience: 'outside',
    handedOut: cycleIds,
  })
  const progress = Array.from(progressPages(dashboard, cycleIds)).flat()
  const shown = namesOf(dashboard, cycleIds)
  const packet = await composePacket(db, cover, { dashboard, cycleIds, rows })
  const made = [
    await tableFile(TABLES.observations, rows),
    await tableFile(TABLES.progress, progress),
    await tableFile(TABLES.metrics, metrics),
    await tableFile(TABLES.reflections, await rowsOf(reflectionRows(db, { schoolYear }), shown)),
    await tableFile(TABLES.decisions, await rowsOf(decisionRows(db, { schoolYear }), shown)),
    {
      name: PACKET_JSON,
      title: 'the same for programs, as the pages and the deck of this packet are drawn from it',
      bytes: Buffer.from(`${canonicalJson(toJson(packet))}\n`),
    },
    {
      name: 'datapackage.json',
      title: 'what each column of the CSV files is',
      bytes: Buffer.from(dataPackageOf(cover, Object.values(TABLES))),
    },
  ]
  return withSums(cover, made)
}

/** By cycle name, as the rows have it. */
function namesOf({ cycles }: Dashboard, cycleIds: ReadonlySet<string>): Set<string> {
  return new Set(cycles.filter(({ id }) => cycleIds.has(id)).map(({ name }) => name))
}

async function rowsOf<R extends { cycle: Cell }>(
  pages: AsyncGenerator<R[]>,
  shown: ReadonlySet<string>,
): Promise<R[]> {
  const rows: R[] = []
  for await (const page of pages) rows.push(...page)
  return rows.filter(({ cycle }) => shown.has(String(cycle)))
}

/** With what people read first and check last. */
function withSums(cover: PacketCover, made: readonly PacketFile[]): PacketFile[] {
  const sums = { name: 'SHA256SUMS', title: 'the SHA-256 of each of the files above' }
  const first = { name: 'README.txt', title: 'this page' }
  const readMe = {
    ...first,
    bytes: Buffer.from(readMeOf(cover, [first, ...made, sums])),
  }
  const files = [readMe, ...made]
  const lines = files.map(({ name, bytes }) => `${sha256Of(bytes)}  ${name}\n`)
  return [...files, { ...sums, bytes: Buffer.from(lines.join('')) }]
}

/** So many lines are written before others have their turn. */
const LINES_A_TURN = 2_000

async function tableFile<C extends readonly Column[]>(
  { name, title, columns }: { name: string; title: string; columns: C },
  rows: readonly Record<C[number]['name'], Cell>[],
): Promise<PacketFile> {
  const parts = [Buffer.from(csvHeader(columns))]
  for (let at = 0; at < rows.length; at += LINES_A_TURN) {
    const lines = rows
      .slice(at, at + LINES_A_TURN)
      .map((row) => csvLine<C[number]['name']>(columns, row))
    parts.push(Buffer.from(lines.join('')))
    await setImmediate()
  }
  return { name, title, bytes: Buffer.concat(parts) }
}
