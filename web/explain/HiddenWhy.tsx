import { parseResponse } from 'hono/client'

import type { Suppressed } from '../../domain/suppressed.ts'
import { useApi, useResource } from '../request.ts'
import { explainWords } from '../words/explain.ts'

/** Why a number is not told. How many people may be told is the district's setting, so it is asked for. */
export function HiddenWhy({ hidden }: { hidden: Suppressed }) {
  const say = explainWords()
  const api = useApi()
  const settings = useResource('settings', (signal) =>
    parseResponse(api.settings.$get({ query: {} }, { init: { signal } })),
  )
  if (hidden !== '*') return <p>{say.boundWhy}</p>
  const smallest = settings.value?.smallestGroup
  return (
    <p>
      <b>{smallest === undefined ? say.hiddenPlain : say.hiddenWhy(smallest)}</b> {say.hiddenMore}
    </p>
  )
}
