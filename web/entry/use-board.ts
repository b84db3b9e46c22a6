/** The grid and its saving, alive as long as the page is open. */

import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { apiDate, apiYear } from '../api-date.ts'
import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { useApi } from '../request.ts'
import { useUnchanged } from '../shared/use-unchanged.ts'
import { useMay, useVisit } from '../visit.ts'
import type { EntryColumn } from './columns.ts'
import { monthColumns, siteColumns } from './columns.ts'
import { entriesOf, rowsOf } from './entries.ts'
import type { EntryRules } from './entry.ts'
import { keepTyped, restoreTyped } from './kept.ts'
import { createSaver } from './save.ts'
import { createSheet } from './sheet.ts'
import type { EntryData } from './use-entry-data.ts'

export interface BoardAsked {
  dashboard: Dashboard
  department: Department
  cycle: Cycle
  data: EntryData
  /** Whether the columns are the months of one place, and which place that is. */
  months: boolean
  siteId: string | null
}

export type Board = ReturnType<typeof useBoard>

export function useBoard({ department, data, months, siteId, ...asked }: BoardAsked) {
  // A dashboard that is read again and says the same leaves whoever is typing in peace.
  const calendar = useUnchanged(calendarOf(asked.dashboard))
  const cycle = useUnchanged(asked.cycle)
  const api = useApi()
  const may = useMay()
  const me = useVisit().me.value
  const latestDay = me?.demonstration ? browserDay() : apiDate(calendar.today)
  const mayLog = may('observe', department.id)
  const first = firstDay(cycle, apiDate(calendar.today), latestDay)
  const day = useMemo(() => signal(first), [first])
  const board = useMemo(() => {
    const metrics = data.metrics.filter(({ kind }) => kind !== null)
    const columns = months
      ? monthColumns(cycle, siteId)
      : siteColumns(cycle, metrics, data.sites, data.observations)
    const rules = rulesOf(calendar, data, latestDay, ({ to }) =>
      months ? latestIn(to, latestDay) : day.value,
    )
    const { observations, before } = data
    const held = { metrics, columns, observations, before }
    const rows = rowsOf({ ...held, closed: data.isLocked, mayLog, rules, latestDay })
    const entries = entriesOf(rows)
    const place = `quarterdeck.log.${department.id}.${cycle.id}.${months ? (siteId ?? 'district') : 'sites'}`
    const keep = () => keepTyped(place, entries)
    const saver = createSaver(api, entries, rules, keep)
    const sheet = createSheet(rows, columns, () => {
      keep()
      saver.soon()
    })
    const restored = restoreTyped(place, entries)
    return { metrics, columns, rows, entries, sheet, saver, restored, day, keep }
  }, [api, calendar, data, months, siteId, mayLog, latestDay, day, cycle, department.id])

  useEffect(() => {
    board.saver.soon()
    return () => board.saver.stop()
  }, [board])
  const [told, tell] = useState('')
  return { ...board, latestDay, mayLog, told, tell }
}

type Calendar = Pick<Dashboard, 'schoolYear' | 'today' | 'cycles'>

function calendarOf({ schoolYear, today, cycles }: Dashboard): Calendar {
  return { schoolYear, today, cycles }
}

function rulesOf(
  calendar: Calendar,
  { sites }: EntryData,
  latestDay: CalendarDate,
  dayOf: (column: EntryColumn) => CalendarDate | string,
): EntryRules {
  const schoolYear = apiYear(calendar.schoolYear)
  const known = new Set(sites.map(({ id }) => id))
  const cycles = calendar.cycles.map((cycle) => ({
    ...cycle,
    schoolYear,
    startsOn: apiDate(cycle.startsOn),
    endsOn: apiDate(cycle.endsOn),
  }))
  return {
    contextOf: (metric: Metric) => ({
      metric: { ...metric, schoolYear },
      cycles,
      siteExists: (id) => known.has(id),
      latestDay,
    }),
    dayOf: (column) => {
      const day = dayOf(column)
      return isCalendarDate(day) ? day : latestIn(column.to, latestDay)
    },
  }
}

function latestIn(to: string, latestDay: CalendarDate): CalendarDate {
  return to < latestDay ? apiDate(to) : latestDay
}

/** The day that new values begin with: today while the cycle runs, else its last. */
function firstDay(cycle: Cycle, today: CalendarDate, latestDay: CalendarDate): CalendarDate {
  const isRunning = cycle.startsOn <= today && today <= cycle.endsOn
  return isRunning ? today : latestIn(cycle.endsOn, latestDay)
}

function browserDay(): CalendarDate {
  return apiDate(new Intl.DateTimeFormat('en-CA').format(new Date()))
}
