import { useRoute } from 'preact-iso'

import { useApi, useResource } from '../../request.ts'
import { Await } from '../../shared/page/Await.tsx'
import { useVisit } from '../../visit.ts'
import { meetingWords } from '../../words/meeting.ts'
import { readHall } from '../meetings.ts'
import { RoomHall } from './RoomHall.tsx'

/** The dark room of a meeting, by keyboard: `/meetings/…/room`. */
export function RoomPage() {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const api = useApi()
  const content = useResource(id, (signal) => readHall(api, id, signal))
  const actor = useVisit().me.value?.actor
  return (
    <Await resource={content} title={meetingWords().room.parts}>
      {(value) =>
        actor !== undefined && <RoomHall {...value} actor={actor} onFeedback={content.reload} />
      }
    </Await>
  )
}
