/** A file to be counted: its hash, and the rows of the part that is meant. */

import { listTables, openWorkbook } from './archive.ts'
import { hashOf } from './encoding.ts'
import type { Reading } from './reading.ts'
import { bytesOf, passOf } from './reading.ts'
import { refuse } from './refusal.ts'
import { isArchive } from './sniff.ts'
import type { RowSource } from './source.ts'
import { openText } from './source.ts'

/** A file of an archive, or a sheet of a workbook. */
export interface Part {
  name: string
  /** Hidden sheets are asked about too. */
  hidden: boolean
}

export interface OpenFile {
  /** Of the file itself, archive or not. */
  sha256: string
  /** Empty for a single text file. */
  parts: Part[]
  /** Null when there are several parts and none was said. */
  source: RowSource | null
  part: string | null
}

/** Bytes of the largest file that is read. */
const LARGEST_FILE = 500_000_000

/**
 * Opens a file, whatever its name says it is.
 *
 * Errors: refuses what holds no table, in words.
 */
export async function openFile(
  file: Blob,
  wanted: string | undefined,
  reading: Reading,
): Promise<OpenFile> {
  refuseHuge(file)
  const opened = await openPart(file, wanted, passOf(reading, 0, 2))
  // A hash takes longer than seeing that a file is no table.
  return { ...opened, sha256: await hashOf(file, passOf(reading, 1, 2)) }
}

async function openPart(
  file: Blob,
  wanted: string | undefined,
  reading: Reading,
): Promise<Omit<OpenFile, 'sha256'>> {
  if (!isArchive(await bytesOf(file, 0, 4))) {
    return { parts: [], source: await openText(file, reading), part: null }
  }
  const archive = (await openWorkbook(file, reading)) ?? (await listTables(file))
  const part = partOf(archive.parts, wanted)
  const source = part && (await archive.open(part.name, reading))
  return { parts: archive.parts, source: source ?? null, part: part?.name ?? null }
}

/**
 * The hash of a file that a person reads, whatever it is.
 *
 * Errors: refuses one that is too large.
 */
export function hashOfAny(file: Blob, reading: Reading): Promise<string> {
  refuseHuge(file)
  return hashOf(file, reading)
}

function refuseHuge(file: Blob): void {
  if (file.size > LARGEST_FILE) {
    refuse('file_too_large', 'The file is larger than 500 MB; export a shorter period.')
  }
}

function partOf(parts: readonly Part[], wanted: string | undefined): Part | undefined {
  if (wanted === undefined) return parts.length === 1 ? parts[0] : undefined
  const part =
    parts.find(({ name }) => name === wanted) ??
    parts.find(({ name }) => name.endsWith(`/${wanted}`))
  if (part) return part
  const names = parts.map(({ name }) => `“${name}”`).join(', ')
  return refuse('part_unknown', `The file has no part “${wanted}”; it has ${names}.`)
}
