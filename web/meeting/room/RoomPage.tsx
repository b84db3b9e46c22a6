import { useRoute } from 'preact-iso'

import { useApi, useResource } from '../../request.ts'
import { Await } from '../../shared/page/Await.tsx'
import { meetingWords } from '../../words/meeting.ts'
import { readHall } from '../meetings.ts'
import { RoomHall } from './RoomHall.tsx'
import { useKeptRoom } from './use-kept-room.ts'

/** The dark room of a meeting, by keyboard: `/meetings/…/room`. */
export function RoomPage() {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const api = useApi()
  const content = useResource(id, (signal) => readHall(api, id, signal))
  useKeptRoom(content.value !== undefined)
  return (
    <Await resource={content} title={meetingWords().room.parts}>
      {(value) => <RoomHall {...value} onFeedback={content.reload} />}
    </Await>
  )
}
