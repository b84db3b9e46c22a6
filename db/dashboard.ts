/** A school year at a glance, read from the roll-ups: the same few queries however long the history. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import { composeDashboard } from '../domain/dashboard.ts'
import { readAsked } from './asked-questions.ts'
import { listCycles } from './cycles.ts'
import { getHead } from './ledger.ts'
import { lookBack } from './look-back.ts'
import type { PlanScope } from './plan-outline.ts'
import { readOutline } from './plan-outline.ts'
import { registerHandedOut } from './small-groups-register.ts'
import { readLastYearAsOf, readPartsAsOf } from './standing-inputs-as-of.ts'
import { readDeviations, readLastYear, readParts } from './standing-inputs.ts'
import type { Db } from './tables.ts'
import type { Audience } from './veiled-standings.ts'
import { readVeiling } from './veiled-standings.ts'

export interface DashboardScope extends PlanScope {
  /** A ledger number: the record as it stood after that entry. */
  asOf?: number | undefined
  /** The district's day. */
  today: CalendarDate
  /** Who it is for; staff unless it says otherwise. */
  audience?: Audience | undefined
  /** The cycles that somebody outside is given; all unless it says otherwise. */
  handedOut?: ReadonlySet<string> | undefined
  /** Nothing goes on the register: somebody outside is shown it, and takes nothing away. */
  onlyShown?: boolean | undefined
}

/** The dashboard of a school year: as it stands, from the roll-ups alone; or as it stood. */
export async function readDashboard(db: Db, scope: DashboardScope): Promise<Dashboard> {
  const { schoolYear, today, asOf, audience = 'staff', handedOut, onlyShown = false } = scope
  // The newest entry is asked for first, so that the answer never claims more than it holds.
  const head = asOf ?? (await getHead(db))
  const then = lookBack(db, asOf)
  const cycles = await listCycles(then, schoolYear)
  const outline = await readOutline(then, scope)
  const { metrics } = outline
  const veiling = await readVeiling(db, metrics, audience, { asOf })
  if (veiling && audience === 'outside' && asOf === undefined && !onlyShown) {
    await registerHandedOut(db, metrics, veiling.hidden.byMetric, {
      totals: true,
      cycleIds: handedOut,
    })
  }
  return composeDashboard({
    schoolYear,
    today,
    asOf: head,
    cycles: cycles.map(
      ({ version: _version, closedBy: _by, closingReason: _reason, ...cycle }) => cycle,
    ),
    outline,
    veil: veiling?.veil,
    asked: await readAsked(then, scope, asOf),
    deviations: await readDeviations(then, scope),
    ...(asOf === undefined
      ? {
          parts: await readParts(db, scope),
          lastYear: await readLastYear(db, scope, metrics),
        }
      : {
          parts: await readPartsAsOf(then, metrics, cycles, asOf),
          lastYear: await readLastYearAsOf(then, metrics, asOf),
        }),
  })
}
