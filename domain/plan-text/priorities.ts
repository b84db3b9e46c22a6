/** Priorities, their actions and the metrics under them. */

import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { PlanAction, PlanPriority } from './document.ts'
import type { MetricsReader } from './metrics.ts'
import { createMetrics, looksLikeMetric } from './metrics.ts'
import { continues, startsLower } from './paragraphs.ts'
import type { Token } from './tokens.ts'

/** Reads everything from the first priority on. */
export interface PrioritiesReader {
  openPriority(token: Token & { kind: 'priority' }): void
  /** Refuses an action that comes before every priority. */
  openAction(token: Token & { kind: 'action' }): boolean
  take(token: Token): void
  /** Whether a priority is open and has no action yet. */
  awaitsAction(): boolean
  finish(): { priorities: PlanPriority[]; lines: number[] }
}

interface ActionDraft {
  number: number
  token: Token
  texts: string[]
  metrics: MetricsReader
}

interface PriorityDraft {
  number: number
  token: Token
  titles: string[]
  lastTitle: Token
  actions: ActionDraft[]
}

/** A plan without priorities yet. */
export function createPriorities(context: Context): PrioritiesReader {
  const drafts: PriorityDraft[] = []
  return {
    openPriority(token) {
      const { number, title } = token
      warnUnclear(token, 'priority', context)
      warnPriorityNumber(drafts, token, context)
      const titles = title === '' ? [] : [title]
      drafts.push({ number, token, titles, lastTitle: token, actions: [] })
      markToken(context, token, 'priority', `priorities.${drafts.length}`)
    },
    openAction(token) {
      const priority = drafts.at(-1)
      if (!priority) return false
      warnUnclear(token, 'action', context)
      warnActionNumber(priority, token, context)
      const target = `priorities.${drafts.length}.actions.${priority.actions.length + 1}`
      const texts = token.rest === '' ? [] : [token.rest]
      const expects = context.structure.actionsWithMetrics.has(token)
      const metrics = createMetrics(context, target, expects)
      priority.actions.push({ number: token.number, token, texts, metrics })
      markToken(context, token, 'action', target)
      return true
    },
    take(token) {
      const priority = drafts.at(-1)
      const action = priority?.actions.at(-1)
      if (!priority) return
      if (!action) takeTitle(priority, token, drafts.length, context)
      else
        takeActionLine(
          action,
          token,
          `priorities.${drafts.length}.actions.${priority.actions.length}`,
          context,
        )
    },
    awaitsAction: () => drafts.at(-1)?.actions.length === 0,
    finish: () => ({
      priorities: drafts.map((draft) => finishPriority(draft, context)),
      lines: drafts.map(({ token }) => token.line.number),
    }),
  }
}

function takeTitle(
  priority: PriorityDraft,
  token: Token,
  position: number,
  context: Context,
): void {
  const { lastTitle, titles } = priority
  if (token.kind !== 'text' && token.kind !== 'chain') return
  const { blankBefore, pageBefore } = token.line
  const cut = pageBefore && startsLower(token.body)
  if (titles.length > 0 && (blankBefore || pageBefore) && !cut) return
  if (titles.length > 0 && !continues(lastTitle, token, context.layout)) return
  titles.push(token.line.printed)
  priority.lastTitle = token
  markToken(context, token, 'priority', `priorities.${position}`)
}

function takeActionLine(action: ActionDraft, token: Token, target: string, context: Context): void {
  const { metrics, texts } = action
  if (token.kind === 'metrics') return metrics.open(token, token.rest)
  if (metrics.isOpen()) return metrics.take(token)
  if (looksLikeMetric(token) && !metrics.isExpected() && texts.length > 0) {
    metrics.openWithoutHeading(token)
    return metrics.take(token)
  }
  const text = token.bullet ? `- ${token.body}` : token.line.printed
  texts.push(texts.length > 0 ? `${token.bullet ? '\n' : ' '}${text}` : text)
  markToken(context, token, 'action', `${target}.text`)
}

function warnUnclear(
  token: Token & { kind: 'priority' | 'action' },
  noun: string,
  { notes }: Context,
): void {
  if (!token.unclear) return
  const { number, printed } = token.line
  const message = `Line ${number}, "${printed.slice(0, 60)}", was read as ${noun} ${token.number}. Write the number in digits if that is wrong.`
  notes.warn(number, 'number_unclear', message)
}

function warnPriorityNumber(
  drafts: PriorityDraft[],
  token: Token & { kind: 'priority' },
  { notes }: Context,
): void {
  const expected = (drafts.at(-1)?.number ?? 0) + 1
  if (token.number === expected) return
  const { number } = token.line
  const message = `Line ${number} is priority ${token.number} where priority ${expected} was expected. It is kept as printed and in its printed place; check that no priority is missing or printed twice.`
  notes.warn(number, 'priority_number_unexpected', message)
}

function warnActionNumber(
  priority: PriorityDraft,
  token: Token & { kind: 'action' },
  { notes }: Context,
): void {
  const expected = (priority.actions.at(-1)?.number ?? 0) + 1
  if (token.number === expected) return
  const { number } = token.line
  const message = `Line ${number} is action ${token.number} of priority ${priority.number} where action ${expected} was expected. It is kept as printed and in its printed place; check that no action is missing or printed twice.`
  notes.warn(number, 'action_number_unexpected', message)
}

function finishPriority(draft: PriorityDraft, context: Context): PlanPriority {
  const { number, titles, actions, token } = draft
  if (actions.length === 0) {
    const message = `Priority ${number} in line ${token.line.number} has no action. The text may be cut short; add "[Action 1]" and its text, or fill it in after the import.`
    context.notes.warn(token.line.number, 'priority_without_actions', message)
  }
  return {
    number,
    title: titles.join(' '),
    actions: actions.map((action) => finishAction(action, number, context)),
  }
}

function finishAction(draft: ActionDraft, priority: number, { notes }: Context): PlanAction {
  const { number, texts, token } = draft
  const line = token.line.number
  const name = `Action ${number} of priority ${priority} in line ${line}`
  if (texts.length === 0) {
    notes.warn(
      line,
      'action_without_text',
      `${name} has no text. It is kept without one; write the text under the label.`,
    )
  }
  const metrics = draft.metrics.finish()
  if (metrics.length === 0) {
    notes.warn(
      line,
      'action_without_metrics',
      `${name} has no metric. It is kept without one; add a "Metrics" line and "a. ..." under it.`,
    )
  }
  return { number, text: texts.join(''), metrics }
}
