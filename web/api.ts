/** The one way the browser talks to the server. One client for each of the server's routers. */

import { hc } from 'hono/client'

import type { apiKeyRoutes } from '../server/api-keys.ts'
import type { auditRoutes } from '../server/audit.ts'
import type { collectionRoutes } from '../server/collection.ts'
import type { cycleLifeRoutes } from '../server/cycle-life.ts'
import type { DashboardBody } from '../server/dashboard-schemas.ts'
import type { dashboardRoutes } from '../server/dashboard.ts'
import type { decisionRoutes } from '../server/decisions.ts'
import type { departmentRoutes } from '../server/departments.ts'
import type { divisionRoutes } from '../server/divisions.ts'
import type { eventRoutes } from '../server/events.ts'
import type { GridBody, MetricGridBody } from '../server/grid-schemas.ts'
import type { gridRoutes } from '../server/grid.ts'
import type { importRoutes } from '../server/imports.ts'
import type { feedbackRoutes } from '../server/meetings/feedback.ts'
import type { minutesRoutes } from '../server/meetings/minutes.ts'
import type { feedbackRecordingRoutes } from '../server/meetings/recording.ts'
import type { roomRoutes } from '../server/meetings/room.ts'
import type { meetingRoutes } from '../server/meetings/routes.ts'
import type { metricGridRoutes } from '../server/metric-grid.ts'
import type { metricRoutes } from '../server/metrics.ts'
import type { observationBatchRoutes } from '../server/observation-batch.ts'
import type { observationRoutes } from '../server/observations.ts'
import type { planImportRoutes } from '../server/plan-import.ts'
import type { planWorkflowRoutes } from '../server/plan-workflow.ts'
import type { planRoutes } from '../server/plans.ts'
import type { PrivacyAuditBody, privacyRoutes } from '../server/privacy.ts'
import type { recipeRoutes } from '../server/recipes.ts'
import type { reflectionRoutes } from '../server/reflections.ts'
import type { reminderRoutes } from '../server/reminders/routes.ts'
import type { SeriesBody } from '../server/series-schemas.ts'
import type { seriesRoutes } from '../server/series.ts'
import type { settingsRoutes } from '../server/settings.ts'
import type { doorRoutes } from '../server/sign-in/door.ts'
import type { enterRoutes } from '../server/sign-in/entering.ts'
import type { forgottenRoutes } from '../server/sign-in/forgotten.ts'
import type { linkRoutes } from '../server/sign-in/links.ts'
import type { ownTellingRoutes } from '../server/sign-in/own-telling.ts'
import type { ownRoutes } from '../server/sign-in/own.ts'
import type { proofRoutes } from '../server/sign-in/proof.ts'
import type { secondFactorRoutes } from '../server/sign-in/second-factor-routes.ts'
import type { siteRoutes } from '../server/sites.ts'
import type { downloadRoutes } from '../server/snapshots/downloads.ts'
import type { publishingRoutes } from '../server/snapshots/publishing.ts'
import type { snapshotRoutes } from '../server/snapshots/routes.ts'
import type { streamAnswerRoutes } from '../server/stream-answers.ts'
import type { streamCutRoutes } from '../server/stream-cuts.ts'
import type { streamFeedingRoutes } from '../server/stream-feeding.ts'
import type { streamRoutes } from '../server/streams.ts'
import type { submissionRoutes } from '../server/submissions.ts'
import type { userRoutes } from '../server/users.ts'
import type { yearRoutes } from '../server/years.ts'
import { createDoorkeeper } from './doorkeeper.ts'

export type { DashboardBody, GridBody, MetricGridBody, PrivacyAuditBody, SeriesBody }

export type Api = ReturnType<typeof createApi>

/** Where the API lives; its downloads are plain links below it. */
export const BASE = '/api/v1'
const DOOR = '/api/auth'

export function createApi(fetch: typeof globalThis.fetch = (...sent) => globalThis.fetch(...sent)) {
  const doorkeeper = createDoorkeeper(fetch)
  const options = { fetch: doorkeeper.fetch }
  const settings = hc<ReturnType<typeof settingsRoutes>>(BASE, options)
  const years = hc<ReturnType<typeof yearRoutes>>(BASE, options)
  return {
    doorkeeper,
    door: hc<ReturnType<typeof doorRoutes>>(DOOR, options).door,
    entering: hc<ReturnType<typeof enterRoutes>>(DOOR, options),
    link: hc<ReturnType<typeof linkRoutes>>(DOOR, options).link,
    forgotten: hc<ReturnType<typeof forgottenRoutes>>(DOOR, options).forgotten,
    own: hc<ReturnType<typeof ownRoutes>>(DOOR, options),
    telling: hc<ReturnType<typeof ownTellingRoutes>>(DOOR, options).telling,
    proof: hc<ReturnType<typeof proofRoutes>>(DOOR, options).proof,
    secondFactor: hc<ReturnType<typeof secondFactorRoutes>>(DOOR, options)['second-factor'],
    me: settings.me,
    settings: settings.settings,
    years: years.years,
    cycles: years.cycles,
    cycleLife: hc<ReturnType<typeof cycleLifeRoutes>>(BASE, options).cycles,
    collection: hc<ReturnType<typeof collectionRoutes>>(BASE, options).cycles,
    submissions: hc<ReturnType<typeof submissionRoutes>>(BASE, options).cycles,
    reminders: hc<ReturnType<typeof reminderRoutes>>(BASE, options).reminders,
    divisions: hc<ReturnType<typeof divisionRoutes>>(BASE, options).divisions,
    departments: hc<ReturnType<typeof departmentRoutes>>(BASE, options).departments,
    sites: hc<ReturnType<typeof siteRoutes>>(BASE, options).sites,
    streams: hc<ReturnType<typeof streamRoutes>>(BASE, options).streams,
    answers: hc<ReturnType<typeof streamAnswerRoutes>>(BASE, options).streams,
    answer: hc<ReturnType<typeof streamAnswerRoutes>>(BASE, options).answers,
    feeding: hc<ReturnType<typeof streamFeedingRoutes>>(BASE, options).streams,
    cuts: hc<ReturnType<typeof streamCutRoutes>>(BASE, options).metrics,
    metrics: hc<ReturnType<typeof metricRoutes>>(BASE, options).metrics,
    series: hc<ReturnType<typeof seriesRoutes>>(BASE, options).metrics,
    metricGrid: hc<ReturnType<typeof metricGridRoutes>>(BASE, options).metrics,
    recipes: hc<ReturnType<typeof recipeRoutes>>(BASE, options).metrics,
    observations: hc<ReturnType<typeof observationRoutes>>(BASE, options).observations,
    batch: hc<ReturnType<typeof observationBatchRoutes>>(BASE, options).observations.batch,
    events: hc<ReturnType<typeof eventRoutes>>(BASE, options).events,
    decisions: hc<ReturnType<typeof decisionRoutes>>(BASE, options).decisions,
    meetings: hc<ReturnType<typeof meetingRoutes>>(BASE, options).meetings,
    minutes: hc<ReturnType<typeof minutesRoutes>>(BASE, options).meetings,
    feedback: hc<ReturnType<typeof feedbackRoutes>>(BASE, options).meetings,
    recording: hc<ReturnType<typeof feedbackRecordingRoutes>>(BASE, options).meetings,
    rooms: hc<ReturnType<typeof roomRoutes>>(BASE, options).meetings,
    reflections: hc<ReturnType<typeof reflectionRoutes>>(BASE, options).reflections,
    plans: hc<ReturnType<typeof planRoutes>>(BASE, options).plans,
    planWay: hc<ReturnType<typeof planWorkflowRoutes>>(BASE, options).plans,
    planImport: hc<ReturnType<typeof planImportRoutes>>(BASE, options).plans.import,
    imports: hc<ReturnType<typeof importRoutes>>(BASE, options).imports,
    snapshots: hc<ReturnType<typeof snapshotRoutes>>(BASE, options).snapshots,
    packets: hc<ReturnType<typeof downloadRoutes>>(BASE, options).snapshots,
    publishing: hc<ReturnType<typeof publishingRoutes>>(BASE, options).snapshots,
    privacy: hc<ReturnType<typeof privacyRoutes>>(BASE, options).privacy,
    apiKeys: hc<ReturnType<typeof apiKeyRoutes>>(BASE, options)['api-keys'],
    users: hc<ReturnType<typeof userRoutes>>(BASE, options).users,
    audit: hc<ReturnType<typeof auditRoutes>>(BASE, options).audit,
    dashboard: hc<ReturnType<typeof dashboardRoutes>>(BASE, options).dashboard,
    grid: hc<ReturnType<typeof gridRoutes>>(BASE, options).grid,
  }
}
