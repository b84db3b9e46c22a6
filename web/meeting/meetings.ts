/** The meetings, as their pages read them. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type Meeting = Awaited<ReturnType<typeof readMeetings>>[number]
export type AgendaItem = Meeting['agenda'][number]
export type Room = Awaited<ReturnType<typeof readRoom>>
export type Minutes = Awaited<ReturnType<typeof readMinutes>>[number]
export type Feedback = Awaited<ReturnType<typeof readFeedback>>
export type FeedbackSummary = Feedback['summaries'][number]

/** A year's meetings, the newest first. */
export async function readMeetings(api: Api, year: string, signal: AbortSignal) {
  const asked = api.meetings.$get({ query: { year, limit: '500' } }, { init: { signal } })
  return (await parseResponse(asked)).items
}

/** A meeting with its minutes and feedback. */
export async function readMeeting(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  const [meeting, minutes, feedback] = await Promise.all([
    parseResponse(api.meetings[':id'].$get(asked, { init: { signal } })),
    readMinutes(api, id, signal),
    readFeedback(api, id, signal),
  ])
  return { meeting, minutes, feedback }
}

/** Everything the room shows, with what is written in it so far. */
export async function readHall(api: Api, id: string, signal: AbortSignal) {
  const [room, minutes, feedback] = await Promise.all([
    readRoom(api, id, signal),
    readMinutes(api, id, signal),
    readFeedback(api, id, signal),
  ])
  return { room, minutes, feedback }
}

function readRoom(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  return parseResponse(api.rooms[':id'].room.$get(asked, { init: { signal } }))
}

async function readMinutes(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  return (await parseResponse(api.minutes[':id'].minutes.$get(asked, { init: { signal } }))).items
}

function readFeedback(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  return parseResponse(api.feedback[':id'].feedback.$get(asked, { init: { signal } }))
}
