/** Every migration by name, in order. A released one is never edited. */

import type { Migration } from 'kysely/migration'

import * as organisation from './0001-organisation.ts'
import * as plans from './0002-plans.ts'
import * as metrics from './0003-metrics.ts'
import * as observations from './0004-observations.ts'
import * as rollUps from './0005-roll-ups.ts'
import * as surveys from './0006-surveys.ts'
import * as statusGrid from './0007-status-grid.ts'
import * as smallGroups from './0008-small-groups.ts'
import * as apiKeys from './0009-api-keys.ts'
import * as questionsAndReasons from './0010-questions-and-reasons.ts'
import * as people from './0011-people.ts'
import * as audit from './0012-audit.ts'
import * as signIn from './0013-sign-in.ts'
import * as erasing from './0015-erasing.ts'
import * as approvalsAndLocks from './0016-approvals-and-locks.ts'
import * as recipes from './0018-recipes.ts'
import * as imports from './0019-imports.ts'
import * as reminders from './0020-reminders.ts'
import * as streams from './0021-streams.ts'
import * as reflections from './0022-reflections.ts'
import * as lookingBack from './0023-looking-back.ts'
import * as snapshots from './0024-snapshots.ts'
import * as decisions from './0025-decisions.ts'
import * as rememberedStreams from './0026-remembered-streams.ts'
import * as publications from './0027-publications.ts'
import * as versionsByNumber from './0028-versions-by-number.ts'
import * as meetings from './0029-meetings.ts'
import * as publishedMonths from './0032-published-months.ts'
import * as importsMadeReady from './0033-imports-made-ready.ts'
import * as publishedInPieces from './0035-published-in-pieces.ts'

export const migrations: Record<string, Migration> = {
  '0001-organisation': organisation,
  '0002-plans': plans,
  '0003-metrics': metrics,
  '0004-observations': observations,
  '0005-roll-ups': rollUps,
  '0006-surveys': surveys,
  '0007-status-grid': statusGrid,
  '0008-small-groups': smallGroups,
  '0009-api-keys': apiKeys,
  '0010-questions-and-reasons': questionsAndReasons,
  '0011-people': people,
  '0012-audit': audit,
  '0013-sign-in': signIn,
  '0015-erasing': erasing,
  '0016-approvals-and-locks': approvalsAndLocks,
  '0018-recipes': recipes,
  '0019-imports': imports,
  '0020-reminders': reminders,
  '0021-streams': streams,
  '0022-reflections': reflections,
  '0023-looking-back': lookingBack,
  '0024-snapshots': snapshots,
  '0025-decisions': decisions,
  '0026-remembered-streams': rememberedStreams,
  '0027-publications': publications,
  '0028-versions-by-number': versionsByNumber,
  '0029-meetings': meetings,
  '0032-published-months': publishedMonths,
  '0033-imports-made-ready': importsMadeReady,
  '0035-published-in-pieces': publishedInPieces,
}
