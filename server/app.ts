/** Puts the API together from its parts. Opens nothing and listens on nothing. */

import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'

import { actionRoutes } from './actions.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { answerBroken } from './broken.ts'
import { sendsFile } from './bulk-body.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { chainRoutes } from './chains.ts'
import { collectionRoutes } from './collection.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { boundedReads } from './costly.ts'
import { cycleLifeRoutes } from './cycle-life.ts'
import { dashboardRoutes } from './dashboard.ts'
import { decisionRoutes } from './decisions.ts'
import { departmentRoutes } from './departments.ts'
import { divisionRoutes } from './divisions.ts'
import { documentationRoutes } from './documentation.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './exports.ts'
import { gridRoutes } from './grid.ts'
import type { Asking } from './guard.ts'
import {
  BASE,
  authorise,
  headers,
  identify,
  noStore,
  plainBodiesOnly,
  sameSiteOnly,
} from './guard.ts'
import { healthRoutes } from './health.ts'
import type { Importer } from './import-thread.ts'
import { importRoutes } from './imports.ts'
import { feedbackRoutes } from './meetings/feedback.ts'
import { minutesRoutes } from './meetings/minutes.ts'
import { feedbackRecordingRoutes } from './meetings/recording.ts'
import { roomRoutes } from './meetings/room.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { metricGridRoutes } from './metric-grid.ts'
import { metricRoutes } from './metrics.ts'
import { milestoneRoutes } from './milestones.ts'
import { withNames } from './names.ts'
import { observationBatchRoutes } from './observation-batch.ts'
import { observationRoutes } from './observations.ts'
import { describeApi } from './openapi.ts'
import { plainTextOnly } from './plain-text.ts'
import { planImportRoutes } from './plan-import.ts'
import { planWorkflowRoutes } from './plan-workflow.ts'
import { planRoutes } from './plans.ts'
import { priorityRoutes } from './priorities.ts'
import { privacyRoutes } from './privacy.ts'
import { refuse } from './problem.ts'
import { createPublicPages, publicPageRoutes, publicRoutes } from './public-page/routes.ts'
import { recipeRoutes } from './recipes.ts'
import { reflectionRoutes } from './reflections.ts'
import { createRefusalLog } from './refusal-log.ts'
import { reminderRoutes } from './reminders/routes.ts'
import type { Mailing } from './reminders/sender.ts'
import { numbered } from './request-origin.ts'
import { seriesRoutes } from './series.ts'
import { settingsRoutes } from './settings.ts'
import { guessesInMemory } from './sign-in/limits.ts'
import { siteRoutes } from './sites.ts'
import { deckRoutes } from './snapshots/deck.ts'
import { downloadRoutes } from './snapshots/downloads.ts'
import { publishingRoutes } from './snapshots/publishing.ts'
import { snapshotRoutes } from './snapshots/routes.ts'
import { streamAnswerRoutes } from './stream-answers.ts'
import { streamCutRoutes } from './stream-cuts.ts'
import { streamFeedingRoutes } from './stream-feeding.ts'
import { streamRoutes } from './streams.ts'
import { submissionRoutes } from './submissions.ts'
import { userRoutes } from './users.ts'
import { yearRoutes } from './years.ts'

/** Where a read goes through much of the database, or keeps a processor busy. */
const COSTLY = ['/export/*', '/privacy/audit', '/audit/verify', '/snapshots/:id/deck.pptx']
/** Where answers say who did something. */
const SAYING_WHO = [
  '/observations',
  '/observations/*',
  '/imports',
  '/imports/*',
  '/metrics/:id/series',
  '/streams/:id/*',
  '/answers/*',
  '/years/:year/cycles',
  '/cycles/*',
  '/plans/:id/*',
  '/reflections',
  '/reflections/*',
  '/decisions',
  '/decisions/*',
  '/meetings',
  '/meetings/*',
  '/api-keys',
  '/api-keys/*',
  '/audit',
  '/audit/*',
  '/reminders',
  '/reminders/*',
  '/snapshots',
  '/snapshots/*',
]
const LARGEST_BODY = 4 * 1024 * 1024

const ordinaryBodies = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) =>
    refuse(c, 413, 'The body is too large.', {
      detail: `Send at most ${LARGEST_BODY / 1024 / 1024} MB.`,
      code: 'too_large',
    }),
})

export interface AppOptions extends Asking {
  publicUrl: string | null
  /** Whether a proxy of ours writes the last hop of `X-Forwarded-For`. */
  trustProxy?: boolean
  /** How reminders go out; absent where none do. */
  mailing?: Mailing
  /** The built pages; absent in tests of the API. */
  pages?: Hono<Env>
  /** Runs long imports elsewhere, and takes them back there; absent, beside the requests. */
  importer?: Importer
  /** Bytes of a file of observations; 128 MiB unless given. */
  largestFile?: number
  /** Asked for when only a new start can tell what is kept. */
  mustEnd?: () => void
}

export function createApp(deps: Deps, options: AppOptions) {
  const app = createRouter()
  app.use(headers(options.publicUrl))
  app.use(numbered(options.trustProxy ?? false))
  app.use(sameSiteOnly(options.publicUrl))
  app.use(plainBodiesOnly)
  app.use(except(sendsFile, ordinaryBodies))
  app.use(plainTextOnly)
  for (const path of [BASE, '/api/auth']) app.use(`${path}/*`, noStore)
  const recordRefusal = createRefusalLog(deps)
  app.use(`${BASE}/*`, identify(deps, options, recordRefusal))
  app.use(`${BASE}/*`, authorise(deps, recordRefusal))
  const bounded = boundedReads()
  for (const path of COSTLY) app.use(`${BASE}${path}`, bounded)
  for (const path of SAYING_WHO) app.use(`${BASE}${path}`, withNames(deps))

  app.route(BASE, settingsRoutes(deps))
  app.route(BASE, yearRoutes(deps))
  app.route(BASE, cycleLifeRoutes(deps))
  app.route(BASE, submissionRoutes(deps))
  app.route(BASE, collectionRoutes(deps))
  app.route(BASE, divisionRoutes(deps))
  app.route(BASE, departmentRoutes(deps))
  app.route(BASE, siteRoutes(deps))
  app.route(BASE, planImportRoutes(deps))
  app.route(BASE, planRoutes(deps))
  app.route(BASE, planWorkflowRoutes(deps))
  app.route(BASE, chainRoutes(deps))
  app.route(BASE, priorityRoutes(deps))
  app.route(BASE, actionRoutes(deps))
  app.route(BASE, metricRoutes(deps))
  app.route(BASE, seriesRoutes(deps))
  app.route(BASE, metricGridRoutes(deps))
  app.route(BASE, recipeRoutes(deps))
  app.route(BASE, streamCutRoutes(deps))
  app.route(BASE, streamRoutes(deps))
  app.route(BASE, streamAnswerRoutes(deps))
  app.route(BASE, streamFeedingRoutes(deps))
  app.route(BASE, milestoneRoutes(deps))
  app.route(BASE, eventRoutes(deps))
  app.route(BASE, observationBatchRoutes(deps))
  app.route(BASE, observationRoutes(deps))
  app.route(BASE, reflectionRoutes(deps))
  app.route(BASE, decisionRoutes(deps))
  app.route(BASE, meetingRoutes(deps))
  app.route(BASE, minutesRoutes(deps))
  app.route(BASE, feedbackRoutes(deps))
  app.route(BASE, feedbackRecordingRoutes(deps))
  app.route(BASE, roomRoutes(deps))
  app.route(BASE, importRoutes(deps, options))
  app.route(BASE, dashboardRoutes(deps))
  app.route(BASE, gridRoutes(deps))
  app.route(BASE, exportRoutes(deps))
  app.route(BASE, snapshotRoutes(deps))
  // Before the routes of files, whose path takes any name.
  app.route(BASE, deckRoutes(deps))
  app.route(BASE, publishingRoutes(deps))
  app.route(BASE, downloadRoutes(deps))
  const publicPages = createPublicPages(deps)
  app.route(BASE, publicRoutes(deps, publicPages))
  app.route(BASE, privacyRoutes(deps))
  app.route(BASE, userRoutes(deps))
  app.route(BASE, apiKeyRoutes(deps))
  app.route(BASE, auditRoutes(deps))
  const mailing = options.mailing ?? noMailing(options.publicUrl)
  app.route(BASE, reminderRoutes(deps, mailing))
  const guesses = options.signIn?.guesses ?? guessesInMemory(deps)
  app.route(BASE, calendarRoutes(deps, mailing.address, guesses))
  app.get(`${BASE}/openapi.json`, (c) => c.json(describeApi(app)))
  app.route(
    '/',
    documentationRoutes(() => describeApi(app)),
  )
  app.route('/', publicPageRoutes(deps, publicPages))
  app.route('/', healthRoutes(deps))
  if (options.signIn) app.route('/api/auth', options.signIn.routes)
  if (options.pages) app.route('/', options.pages)

  app.notFound((c) => refuse(c, 404, 'There is nothing at this address.', { code: 'not_found' }))
  app.onError(answerBroken(deps.log, options.mustEnd ?? (() => undefined)))
  return app
}

function noMailing(publicUrl: string | null): Mailing {
  return { sendMail: undefined, address: () => publicUrl ?? 'http://localhost' }
}

export type App = ReturnType<typeof createApp>
