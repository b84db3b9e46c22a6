/** The second pass over a file's rows: every row is added to a number, or left out for a reason. */

import type { CalendarDate } from '../calendar.ts'
import type { RowAt } from './counter.ts'
import { createCounter, createWideCounter, Slot } from './counter.ts'
import type { Decisions } from './decide.ts'
import type { LeftOutReason } from './left-out.ts'
import { LeftOutRows } from './left-out.ts'
import type { Evidence, Reader, SeenTable } from './look.ts'
import { tableReaderOf, tableRows } from './look.ts'
import { PeopleSigns } from './people-signs.ts'
import type { Period } from './period.ts'
import type { District } from './place.ts'
import { bucketOf, daysOf } from './place.ts'
import type { Reading } from './reading.ts'
import type { Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'
import type { RowSource } from './source.ts'
import type { TableRow } from './tables.ts'
import type { Values } from './tally.ts'

/** One number of one site and period. */
export interface Amount {
  /** The site's code; null for the district as one place. */
  site: string | null
  /** The day it is recorded for: the last of the period, or the day of the latest value. */
  observedOn: CalendarDate
  period: Period
  values: Values
}

export interface CountedRows {
  amounts: Amount[]
  read: number
  counted: number
  leftOut: LeftOutRows
  /** First and last day of what was counted; null when nothing was. */
  days: Period | null
  /** Values that were rounded to six places. */
  rounded: number
  signs: PeopleSigns
}

export interface Task {
  source: RowSource
  recipe: Recipe
  chosen: SeenTable & { evidence: Evidence }
  decisions: Decisions
  district: District
  reader: Reader
}

/** Counts the rows of the chosen table. */
export async function countRows(task: Task, reading: Reading): Promise<CountedRows> {
  const { source, chosen, recipe } = task
  const rows = createRowCounter(task)
  const signs = new PeopleSigns(recipe, chosen.table)
  let read = 0
  for await (const some of tableRows(source, tableReaderOf(source), reading)) {
    for (const row of some) {
      if (row.table.number !== chosen.table.number) continue
      read += 1
      if (rows.add(row)) signs.look(row)
    }
  }
  return { read, signs, ...rows.result() }
}

function createRowCounter({ recipe, chosen, decisions, district, reader }: Task) {
  const { plan } = chosen.evidence
  const { counting, by } = recipe
  const slots = new Map<string, Slot>()
  const leftOut = new LeftOutRows()
  const seen = new Set<string>()
  const counter = createCounter(recipe, chosen.table, decisions)
  const wide = counting.how === 'wide to long' ? createWideCounter(counting, decisions) : null
  let counted = 0
  let days: Period | null = null

  const slotOf = (site: string | null, bucket: Period): Slot => {
    const key = `${site ?? ''}\n${bucket.startsOn}\n${bucket.endsOn}`
    const slot = slots.get(key) ?? new Slot(site, bucket)
    slots.set(key, slot)
    return slot
  }
  const addAt = (
    place: { site: string | null; days: Period },
    addTo: (slot: Slot) => LeftOutReason | null,
  ): LeftOutReason | null => {
    const bucket = bucketOf(place.days, by, district.cycles)
    if (typeof bucket === 'string') return bucket
    const reason = addTo(slotOf(place.site, bucket))
    if (reason === null) days = around(days, place.days)
    return reason
  }
  const addRow = (row: TableRow, site: string | null): LeftOutReason | null => {
    const { cells, line } = row
    const own = daysOfRow(cells)
    if (typeof own === 'string') return own
    if (plan.onceAt !== null && isRepeated(cells[plan.onceAt] ?? '', own)) return 'repeated'
    return addAt({ site, days: own }, (slot) => counter.add(slot, { cells, line, days: own }))
  }
  const addCells = ({ cells, line }: TableRow, site: string | null): boolean => {
    let some = false
    for (const period of wide ? decisions.periods : []) {
      const at: RowAt = { cells, line, days: period.days }
      const reason = addAt(
        { site, days: period.days },
        (slot) => wide?.add(slot, at, cells[period.at]) ?? null,
      )
      if (reason === null) some = true
      else leftOut.add(reason, line)
    }
    return some
  }
  const daysOfRow = (cells: readonly string[]): Period | LeftOutReason => {
    if (decisions.days) return decisions.days
    return daysOf(reader.readDate(cells[plan.dateAt ?? -1] ?? ''), decisions)
  }
  const isRepeated = (cell: string, { startsOn }: Period): boolean => {
    const words = sameWords(cell)
    const key = `${startsOn} ${words}`
    if (words === '' || !seen.has(key)) {
      seen.add(key)
      return false
    }
    return true
  }

  return {
    /** Whether the row was counted. */
    add: (row: TableRow): boolean => {
      const site = siteOfRow(row)
      const reason = plan.leaveOut(row) ?? (typeof site === 'object' ? null : site)
      const code = typeof site === 'object' ? site.code : null
      if (reason === null && wide) {
        const some = addCells(row, code)
        if (some) counted += 1
        return some
      }
      const why = reason ?? addRow(row, code)
      if (why === null) counted += 1
      else leftOut.add(why, row.line)
      return why === null
    },
    result: () => {
      const amounts = Array.from(slots.values()).flatMap((slot) => {
        const values = wide ? wide.values(slot) : counter.values(slot, leftOut)
        return values && hasRows(slot) ? [amountOf(slot, values)] : []
      })
      const rounded = wide ? wide.rounded() : counter.rounded()
      return { amounts: amounts.toSorted(byPlace), counted, leftOut, days, rounded }
    },
  }

  function siteOfRow({ cells }: TableRow): { code: string | null } | LeftOutReason {
    if (plan.siteAt === null) return { code: null }
    const label = (cells[plan.siteAt] ?? '').trim()
    const code = reader.siteOf(label)
    if (label === '') return 'site_missing'
    return code === null || code === undefined ? 'site_left_out' : { code }
  }
}

/** Slots that only met rows to leave out have no number, not even zero. */
function hasRows({ rows, sum, people, latest }: Slot): boolean {
  return rows.rows > 0 || sum.n > 0 || latest !== null || people.size > 0
}

function amountOf({ site, bucket, latest }: Slot, values: Values): Amount {
  const period = { startsOn: bucket.startsOn, endsOn: bucket.endsOn }
  return { site, observedOn: latest?.days.endsOn ?? bucket.endsOn, period, values }
}

function around(known: Period | null, { startsOn, endsOn }: Period): Period {
  return {
    startsOn: known && known.startsOn < startsOn ? known.startsOn : startsOn,
    endsOn: known && known.endsOn > endsOn ? known.endsOn : endsOn,
  }
}

function byPlace(a: Amount, b: Amount): number {
  const keys = [a, b].map(({ site, period }) => `${period.startsOn} ${period.endsOn} ${site ?? ''}`)
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}
