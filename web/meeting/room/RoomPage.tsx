import { useRoute } from 'preact-iso'

import { useApi, useResource } from '../../request.ts'
import { ButtonLink } from '../../shared/form/Button.tsx'
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
  const { list } = meetingWords()
  const wayOut = (
    <ButtonLink look="plain" href="/meetings">
      {list.name}
    </ButtonLink>
  )
  const page = (
    <Await resource={content} title={list.meeting} wayOut={wayOut}>
      {(value) =>
        actor !== undefined && <RoomHall {...value} actor={actor} onFeedback={content.reload} />
      }
    </Await>
  )
  if (content.value !== undefined || !content.problem) return page
  return (
    <main id="page" class="room-away" tabIndex={-1}>
      {page}
    </main>
  )
}
