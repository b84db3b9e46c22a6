/** What lives as long as the room is open: minutes, what waits to be sent, and the time. */

import { parseResponse } from 'hono/client'
import { useEffect, useMemo, useRef } from 'preact/hooks'

import type { Api } from '../../api.ts'
import { newKey } from '../../metric/record/send.ts'
import { useApi, useResource } from '../../request.ts'
import { readNewFeedback } from '../feedback-draft.ts'
import type { NewFeedback } from '../feedback-draft.ts'
import type { Minutes, Room } from '../meetings.ts'
import type { MinutesKeeper } from './minutes-keeper.ts'
import { createMinutes } from './minutes-keeper.ts'
import type { Outbox } from './outbox.ts'
import { createOutbox } from './outbox.ts'
import { sendDecision, sendFeedback, sendMinutes } from './send.ts'
import { createTimer } from './timer.ts'
import type { NewDecision } from './today.ts'
import { readNewDecision } from './today.ts'

/** The decisions of the meeting's cycle that are on the record. */
export function useRecorded(cycleId: string) {
  const api = useApi()
  return useResource(`decisions ${cycleId}`, (signal) => readRecorded(api, cycleId, signal))
}

async function readRecorded(api: Api, cycle: string, signal: AbortSignal) {
  const asked = api.decisions.$get({ query: { cycle, limit: '500' } }, { init: { signal } })
  return (await parseResponse(asked)).items
}

export interface Hall {
  /** By department; null for the meeting as a whole. */
  minutes: ReadonlyMap<string | null, MinutesKeeper>
  decisions: Outbox<NewDecision>
  feedback: Outbox<NewFeedback>
  timer: ReturnType<typeof createTimer>
}

type HallAsked = {
  /** Who writes. On a computer that several use, what waits is sent in nobody else's name. */
  actor: string
  room: Room
  minutes: readonly Minutes[]
  onDecided: () => void
  onFeedback: () => void
}

/** One for each meeting; it ends when the room is left, and what waits is found again next time. */
export function useHall({ actor, room, minutes, onDecided, onFeedback }: HallAsked): Hall {
  const api = useApi()
  const { id } = room.meeting
  // It is made once for a meeting; minutes that are read again are taken over below.
  const first = useRef({ minutes, onDecided, onFeedback })
  const hall = useMemo(
    () => createHall(api, { meetingId: id, actor }, first.current),
    [api, id, actor],
  )
  useEffect(() => {
    for (const { departmentId, text, version } of minutes) {
      hall.minutes.get(departmentId)?.refresh({ text, version })
    }
  }, [hall, minutes])
  useEffect(() => {
    void hall.decisions.now()
    void hall.feedback.now()
    return () => {
      for (const keeper of hall.minutes.values()) {
        void keeper.now()
        keeper.stop()
      }
      hall.decisions.stop()
      hall.feedback.stop()
      hall.timer.stop()
    }
  }, [hall])
  return hall
}

function createHall(
  api: Api,
  { meetingId, actor }: { meetingId: string; actor: string },
  { minutes, onDecided, onFeedback }: Omit<HallAsked, 'room' | 'actor'>,
): Hall {
  const place = `quarterdeck.meeting.${meetingId}.${actor}`
  const keepers = minutes.map(({ departmentId, text, version }) => {
    const keeper = createMinutes({
      place: `${place}.minutes.${departmentId ?? ''}`,
      standing: { text, version },
      send: (said, over) => sendMinutes(api, { meetingId, departmentId }, said, over),
    })
    return [departmentId, keeper] as const
  })
  return {
    minutes: new Map(keepers),
    decisions: createOutbox({
      place: `${place}.decisions`,
      newKey,
      send: (decision, key) => sendDecision(api, decision, key),
      onStored: onDecided,
      read: readNewDecision,
    }),
    feedback: createOutbox({
      place: `${place}.feedback`,
      newKey,
      send: (feedback, key) => sendFeedback(api, meetingId, feedback, key),
      onStored: onFeedback,
      read: readNewFeedback,
    }),
    timer: createTimer(`${place}.timer`),
  }
}
