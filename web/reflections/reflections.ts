/** Reflections as the page reads and writes them. */

import { parseResponse } from 'hono/client'

import type { Reflection as Said } from '../../domain/reflection.ts'
import { FELT } from '../../domain/reflection.ts'
import type { Api } from '../api.ts'
import { currentIn, toProblem } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'

export type Reflection = Awaited<ReturnType<typeof readReflections>>[number]

/** Where reflections are read and written. */
export interface ReflectionsPlace {
  cycleId: string
  departmentId: string
}

/** One for each action of the department, in the order of its plan. */
export async function readReflections(
  api: Api,
  { cycleId, departmentId }: ReflectionsPlace,
  asOf: string | null,
  signal: AbortSignal,
) {
  const query = { cycle: cycleId, department: departmentId, ...(asOf !== null && { asOf }) }
  const asked = api.reflections.$get({ query }, { init: { signal } })
  return (await parseResponse(asked)).items
}

/** What somebody is typing about an action, and the version that it goes over. */
export interface Draft extends Said {
  reason: string
  version: number
  /** What stands now, where somebody else was quicker. */
  standing?: Said | undefined
}

export function draftOf({ happened, learned, next, felt, version }: Reflection): Draft {
  return { happened, learned, next, felt, reason: '', version }
}

export type Written =
  | { saved: true }
  | { saved: false; problem: ProblemDetails; current?: Said & { version: number } }

/** Writes a draft; gives the refusal when there is one. */
export async function writeReflection(
  api: Api,
  { cycleId, departmentId }: ReflectionsPlace,
  actionId: string,
  { happened, learned, next, felt, reason, version }: Draft,
): Promise<Written> {
  try {
    await parseResponse(
      api.reflections.$put({
        query: { cycle: cycleId, department: departmentId },
        header: { 'if-match': `"${version}"` },
        json: { actionId, happened, learned, next, felt, ...(reason.trim() !== '' && { reason }) },
      }),
    )
    return { saved: true }
  } catch (error) {
    const current = standingIn(error)
    return { saved: false, problem: toProblem(error), ...(current && { current }) }
  }
}

/** Acknowledges the version that was read. */
export function acknowledge(api: Api, { id, version }: Pick<Reflection, 'id' | 'version'>) {
  return parseResponse(
    api.reflections[':id'].acknowledge.$post({
      param: { id },
      header: { 'if-match': `"${version}"` },
      query: {},
    }),
  )
}

function standingIn(error: unknown): (Said & { version: number }) | undefined {
  const current = currentIn(error)
  const version = current?.get('version')
  if (typeof version !== 'number') return undefined
  const textAt = (key: string) => {
    const text = current?.get(key)
    return typeof text === 'string' ? text : ''
  }
  const felt = FELT.find((one) => one === current?.get('felt')) ?? null
  const said = { happened: textAt('happened'), learned: textAt('learned'), next: textAt('next') }
  return { ...said, felt, version }
}
