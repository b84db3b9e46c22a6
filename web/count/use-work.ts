/** One task at a time over a file: how far it is, stopping it, and why it was refused. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'

import type { Reading } from '../../domain/counting/reading.ts'
import type { CountProblem } from '../../domain/counting/refusal.ts'
import type { Result } from '../../domain/result.ts'
import { countWords } from '../words/count.ts'

export interface Work {
  /** The part that is done, 0 to 1; undefined while nothing is under way. */
  part: number | undefined
  /** What the last task was refused for. */
  refusal: Pick<CountProblem, 'message'> | undefined
  /** Gives what the task gives; undefined when it was refused, stopped or taken over by another. */
  run: <T>(task: (reading: Reading) => Promise<Result<T, CountProblem>>) => Promise<T | undefined>
  stop: () => void
  /** Forgets the refusal. */
  clear: () => void
}

type State = Pick<Work, 'part' | 'refusal'>

const IDLE: State = { part: undefined, refusal: undefined }

export function useWork(): Work {
  const [state, setState] = useState(IDLE)
  const own = useRef<AbortController>(undefined)
  useEffect(() => () => own.current?.abort(), [])

  const run: Work['run'] = useCallback(async (task) => {
    own.current?.abort()
    const mine = new AbortController()
    own.current = mine
    const { signal } = mine
    const tell = (next: State) => {
      if (!signal.aborted) setState(next)
    }
    tell({ part: 0, refusal: undefined })
    try {
      const reading = { signal, onProgress: (part: number) => tell({ ...IDLE, part }) }
      const result = await task(reading)
      if (signal.aborted) return undefined
      tell(result.ok ? IDLE : { ...IDLE, refusal: result.error })
      return result.ok ? result.value : undefined
    } catch {
      tell({ ...IDLE, refusal: { message: countWords().broken } })
      return undefined
    }
  }, [])
  const stop = useCallback(() => {
    own.current?.abort()
    setState(IDLE)
  }, [])
  return useMemo(() => ({ ...state, run, stop, clear: () => setState(IDLE) }), [state, run, stop])
}
