/** The steps of an import: a source at hand, a question to the server, and how it was read. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

import { useApi } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { dropSource, findSource, keepSource } from './draft.ts'
import type { Reading, Refusal } from './reading.ts'
import { readSource, toRefusal } from './reading.ts'
import type { Source } from './source.ts'
import { pastedSource, problemOfBytes } from './source.ts'

/** What was read, with what it was read from. */
export interface Read {
  source: Source
  /** Which of several plans. */
  plan: number | undefined
  reading: Reading
}

export interface Import {
  source: Source
  /** Whether the source was found in this browser, from an earlier visit. */
  found: boolean
  /** Whether this browser keeps the source. */
  kept: boolean
  busy: boolean
  refusal: Refusal | undefined
  read: Read | undefined
  change: (text: string) => void
  /** Takes a source and reads it. */
  take: (source: Source) => void
  ask: (plan?: number) => void
  /** Back from the comparison to the text. */
  reopen: () => void
  discard: () => void
}

const NONE = pastedSource('')
/** A long text is not written to the disk at every key. */
const KEEP_AFTER = 400

export function useImport(): Import {
  const api = useApi()
  const [start] = useState(findSource)
  const [source, setSource] = useState(start ?? NONE)
  const [state, setState] = useState<Pick<Import, 'busy' | 'refusal' | 'read'>>(IDLE)
  const kept = useKept(source)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])

  const ask = useCallback(
    async (wanted: Source, plan?: number) => {
      asking.current?.abort()
      const own = new AbortController()
      asking.current = own
      const problem = problemOfBytes(wanted.bytes)
      if (problem) return setState(refusedAs(problem))
      setState({ ...IDLE, busy: true })
      try {
        const reading = await readSource(api, wanted, plan, own.signal)
        if (!own.signal.aborted) setState({ ...IDLE, read: { source: wanted, plan, reading } })
      } catch (error) {
        if (!own.signal.aborted) setState({ ...IDLE, refusal: toRefusal(error) })
      }
    },
    [api],
  )
  return {
    ...state,
    source,
    found: start === source,
    kept,
    change: (text) => {
      setSource(pastedSource(text))
      setState(IDLE)
    },
    take: (next) => {
      setSource(next)
      void ask(next)
    },
    ask: (plan) => void ask(source, plan),
    reopen: () => setState(IDLE),
    discard: () => {
      dropSource()
      setSource(NONE)
      setState(IDLE)
    },
  }
}

const IDLE = { busy: false, refusal: undefined, read: undefined }

function refusedAs(problem: ProblemDetails) {
  return { ...IDLE, refusal: { problem, plans: [], standingId: undefined } }
}

/** Keeps the source a moment after it changes, and at once when the page is left. */
function useKept(source: Source): boolean {
  const [kept, setKept] = useState(true)
  const isEmpty = source.text === ''
  useEffect(() => {
    const keep = () => {
      if (isEmpty) dropSource()
      else setKept(keepSource(source))
    }
    const timer = setTimeout(keep, KEEP_AFTER)
    const leaving = new AbortController()
    window.addEventListener('pagehide', keep, { signal: leaving.signal })
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [source, isEmpty])
  return kept
}
