/** Accepting what was read: stored once, however often it is tried. */

import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'

import { newKey } from '../metric/record/send.ts'
import { useApi } from '../request.ts'
import { finishSource } from './draft.ts'
import type { Refusal } from './reading.ts'
import { storeSource, toRefusal } from './reading.ts'
import type { Read } from './use-import.ts'
import type { Place } from './use-place.ts'

export interface Storing {
  busy: boolean
  refusal: Refusal | undefined
  store: () => Promise<void>
}

/** Stores a read plan in its place, then shows it. */
export function useStore({ source, plan }: Read, { year, department }: Place): Storing {
  const api = useApi()
  const { route } = useLocation()
  const [state, setState] = useState<Pick<Storing, 'busy' | 'refusal'>>(IDLE)
  // One key for one plan in one place: trying again never stores it twice.
  const key = useMemo(newKey, [source, plan, year, department])
  const store = async () => {
    if (year === undefined || department === undefined || state.busy) return
    setState({ ...IDLE, busy: true })
    try {
      const { planId } = await storeSource(api, source, plan, { year, department, key })
      finishSource()
      route(`/plans/${encodeURIComponent(planId ?? '')}?stored=1`)
    } catch (error) {
      setState({ ...IDLE, refusal: toRefusal(error) })
    }
  }
  return { ...state, store }
}

const IDLE = { busy: false, refusal: undefined }
