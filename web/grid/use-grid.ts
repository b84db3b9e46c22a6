/** Asking for status and change of a cycle, all or of one department. */

import { parseResponse } from 'hono/client'

import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { Grid } from './grid.ts'

export function useGrid(
  year: string,
  cycle: string,
  department: string | undefined,
  asOf: string | null,
): Resource<Grid> {
  const api = useApi()
  const query = {
    year,
    cycle,
    ...(department !== undefined && { department }),
    ...(asOf !== null && { asOf }),
  }
  return useResource(JSON.stringify(query), (signal) =>
    parseResponse(api.grid.$get({ query }, { init: { signal } })),
  )
}
