import { parseResponse } from 'hono/client'

import { onSameDay } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'
import { streamWords } from '../words/streams.ts'

export type TakenFromProps = {
  metricId: string
  /** The moment that the page is of; null for now. */
  asOf: string | null
}

/** The stream that a metric takes from and what it takes, as a term of a list; nothing where it takes from none. */
export function TakenFrom({ metricId, asOf }: TakenFromProps) {
  const say = streamWords()
  const api = useApi()
  const asked = { param: { id: metricId }, query: asOf === null ? {} : { asOf } }
  const taken = useResource(JSON.stringify(asked), (signal) =>
    parseResponse(api.cuts[':id'].cut.$get(asked, { init: { signal } })),
  )
  const { streamId, streamName, words } = taken.value ?? {}
  if (!streamId || !streamName || !words) return null
  return (
    <div>
      <dt>{say.madeFrom}</dt>
      <dd>
        <a href={onSameDay(`/streams/${encodeURIComponent(streamId)}`)}>
          {say.fromStream(streamName, words)}
        </a>
      </dd>
    </div>
  )
}
