/** Sending a decision. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import { currentIn, toProblem } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import type { DecisionFields, DecisionWriting } from './decision-draft.ts'

export type Saved =
  | { saved: true }
  /** Refused; where somebody else was quicker, with what stands now. */
  | { saved: false; problem: ProblemDetails; standing?: Standing }

/** What somebody else wrote in the meantime. */
export interface Standing {
  version: number
  text: string
  outcome: string
}

/** Stores what was typed over a version; gives the refusal when there is one. */
export async function saveDecision(
  api: Api,
  writing: DecisionWriting,
  fields: DecisionFields,
  version: number,
): Promise<Saved> {
  try {
    if (writing.kind === 'add') {
      await parseResponse(api.decisions.$post({ json: toNew(fields) }))
      return { saved: true }
    }
    const to = { param: { id: writing.decision.id }, header: { 'if-match': `"${version}"` } }
    const json = changesOf(writing.kind, fields)
    await parseResponse(api.decisions[':id'].$patch({ ...to, json }))
    return { saved: true }
  } catch (error) {
    const standing = standingIn(error)
    return { saved: false, problem: toProblem(error), ...(standing && { standing }) }
  }
}

function toNew({ departmentId, cycleId, actionId, metricId, ...fields }: DecisionFields) {
  const about = { actionId: actionId || null, metricId: metricId || null }
  return { departmentId, cycleId, ...about, ...saidIn(fields) }
}

function changesOf(kind: 'change' | 'finish' | 'reopen', fields: DecisionFields) {
  if (kind === 'reopen') return { state: 'open' as const }
  if (kind === 'finish') return { state: 'done' as const, outcome: fields.outcome.trim() }
  return saidIn(fields)
}

function saidIn({ kind, text, owner, dueOn }: Omit<DecisionFields, keyof Place>) {
  return { kind, text: text.trim(), owner: owner.trim(), dueOn: dueOn === '' ? null : dueOn }
}

type Place = Pick<DecisionFields, 'departmentId' | 'cycleId' | 'actionId' | 'metricId'>

function standingIn(error: unknown): Standing | undefined {
  const current = currentIn(error)
  const [version, text, outcome] = ['version', 'text', 'outcome'].map((key) => current?.get(key))
  if (typeof version !== 'number' || typeof text !== 'string') return undefined
  return { version, text, outcome: typeof outcome === 'string' ? outcome : '' }
}
