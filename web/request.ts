/** Asking the API from a component: what was answered, what was refused, and asking again. */

import { DetailedError } from 'hono/client'
import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'

import type { Api } from './api.ts'
import { createApi } from './api.ts'
import type { ProblemDetails, ProblemError } from './shared/page/Problem.tsx'
import { words } from './words/words.ts'

/** What a component knows about something it asked for. */
export interface Resource<T> {
  /** Undefined until the first answer. It stays while it is asked for again, so nothing flashes. */
  value: T | undefined
  /** The last refusal; beside a value when asking again failed. */
  problem: ProblemDetails | undefined
  /** Whether a question is under way. */
  loading: boolean
  reload: () => void
}

/** The API of every page below; a test gives its own. */
export const ApiContext = createContext(createApi())

export function useApi(): Api {
  return useContext(ApiContext)
}

/**
 * Asks when the component appears and whenever the key changes; stops asking when it leaves.
 *
 * `load` throws what `parseResponse` of `hono/client` throws. A key of null asks nothing.
 * What `held` holds for a key shows at once and is asked for again behind it.
 */
export function useResource<T>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
  held?: Map<string, T>,
): Resource<T> {
  const [answer, setAnswer] = useState<Answer<T>>()
  const [asked, setAsked] = useState(0)
  const newest = useRef(load)
  newest.current = load

  useEffect(() => {
    if (key === null) return undefined
    const asking = new AbortController()
    const settle = (next: (before: Answer<T> | undefined) => Answer<T>) => {
      if (!asking.signal.aborted) setAnswer(next)
    }
    const ask = async () => {
      try {
        const value = await newest.current(asking.signal)
        held?.set(key, value)
        settle(() => ({ key, asked, value }))
      } catch (error) {
        const problem = toProblem(error)
        settle((before) => ({ key, asked, value: valueFor(key, before, held), problem }))
      }
    }
    void ask()
    return () => asking.abort()
  }, [key, asked, held])

  const answered = answer?.key === key
  // The answer to another question stays until this one is settled.
  const before = answered ? undefined : answer?.value
  const reload = useCallback(() => setAsked((times) => times + 1), [])
  return {
    value: key === null ? undefined : (valueFor(key, answer, held) ?? before),
    problem: answered ? answer.problem : undefined,
    loading: key !== null && !(answered && answer.asked === asked),
    reload,
  }
}

interface Answer<T> {
  key: string
  /** Which time of asking this answers. */
  asked: number
  value: T | undefined
  problem?: ProblemDetails
}

function valueFor<T>(key: string, answer: Answer<T> | undefined, held: Map<string, T> | undefined) {
  return (answer?.key === key ? answer.value : undefined) ?? held?.get(key)
}

/** The API's own refusal, or words for a network or a server that did not answer. */
export function toProblem(error: unknown): ProblemDetails {
  if (!(error instanceof DetailedError)) return words().request.unreachable
  const refusal: unknown = error.detail?.data
  if (!isObject(refusal) || typeof refusal.title !== 'string') return words().request.broken
  const { type, title, detail, errors } = refusal
  return {
    ...(typeof type === 'string' && { type }),
    title,
    ...(typeof detail === 'string' && detail !== title && { detail }),
    errors: Array.isArray(errors) ? errors.filter(isProblemError) : [],
  }
}

/** What stands now, where somebody else was quicker (412); undefined of every other refusal. */
export function currentIn(error: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!(error instanceof DetailedError) || error.statusCode !== 412) return undefined
  const body: unknown = error.detail?.data
  const current = isObject(body) ? body['current'] : undefined
  return isObject(current) ? new Map(Object.entries(current)) : undefined
}

function isProblemError(error: unknown): error is ProblemError {
  return isObject(error) && typeof error.path === 'string' && typeof error.message === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Something a person does that the server may refuse. */
export interface Deed {
  busy: boolean
  /** Why the last try was refused. */
  problem: ProblemDetails | undefined
  /** Whether it was done. `work` throws what `parseResponse` throws. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** The state of something a person does, from the press to the answer. */
export function useDeed(): Deed {
  const [state, setState] = useState<Pick<Deed, 'busy' | 'problem'>>(IDLE)
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setState({ busy: true, problem: undefined })
    try {
      await work()
      setState(IDLE)
      return true
    } catch (error) {
      setState({ busy: false, problem: toProblem(error) })
      return false
    }
  }, [])
  return { ...state, run }
}

const IDLE = { busy: false, problem: undefined }
