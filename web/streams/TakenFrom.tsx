import { parseResponse } from 'hono/client'

import { useApi, useResource } from '../request.ts'
import { streamWords } from '../words/streams.ts'

/** The stream that a metric takes from and what it takes, as a term of a list; nothing where it takes from none. */
export function TakenFrom({ metricId }: { metricId: string }) {
  const say = streamWords()
  const api = useApi()
  const taken = useResource(metricId, (signal) =>
    parseResponse(
      api.cuts[':id'].cut.$get({ param: { id: metricId }, query: {} }, { init: { signal } }),
    ),
  )
  const { streamId, streamName, words } = taken.value ?? {}
  if (!streamId || !streamName || !words) return null
  return (
    <div>
      <dt>{say.madeFrom}</dt>
      <dd>
        <a href={`/streams/${encodeURIComponent(streamId)}`}>{say.fromStream(streamName, words)}</a>
      </dd>
    </div>
  )
}
