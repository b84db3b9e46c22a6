/** Chains made of their pieces, whatever order the page left them in. */

import type { ChainEvent } from './chain-events.ts'
import type { Run } from './chain-runs.ts'
import { groupRun, splitCells } from './chain-runs.ts'
import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { PlanChain } from './document.ts'
import { planChain } from './document.ts'
import type { ChainLabel } from './labels.ts'
import { isFinished, startsLower } from './paragraphs.ts'
import type { Token } from './tokens.ts'

interface Item {
  texts: string[]
  tokens: Token[]
}

interface Draft {
  items: Map<ChainLabel, Item[]>
  /** Labels that have no text yet. */
  pending: ChainLabel[]
  slot: ChainLabel
  last: Item | undefined
  joined: boolean
  /** Whether a page began since the last text. */
  turned: boolean
}

const LABEL_WORDS = new Map<ChainLabel, string>([
  ['ifWe', 'If we...'],
  ['then', 'then...'],
  ['whichWill', 'which will...'],
])

/**
 * One chain.
 *
 * `title` is the title of the priority with the chain's number; it decides which
 * of several paragraphs is the outcome.
 */
export function resolveChain(
  events: ChainEvent[],
  position: number,
  title: string | undefined,
  context: Context,
): PlanChain {
  const draft: Draft = {
    items: new Map(),
    pending: [],
    slot: 'ifWe',
    last: undefined,
    joined: false,
    turned: false,
  }
  for (let at = 0; at < events.length; at += 1) {
    const event = events[at]
    if (!event) break
    draft.turned ||= event.token.line.pageBefore
    if (event.kind === 'label') takeLabel(draft, event.label, event.token, context)
    else if (event.kind === 'and') {
      draft.joined = true
      markToken(context, event.token, 'joiner')
    } else if (event.inline || draft.pending.length === 0)
      takeText(draft, event.text, event.token, event.inline)
    else {
      const end = endOfRun(events, at)
      markJoiners(events.slice(at, end), context)
      takeRun(draft, groupRun(events.slice(at, end), context.layout), title, context)
      at = end - 1
    }
  }
  return finishChain(draft, position, events[0]?.token.line.number ?? 1, context)
}

function markJoiners(events: ChainEvent[], context: Context): void {
  for (const event of events) {
    if (event.kind === 'and') markToken(context, event.token, 'joiner')
  }
}

function takeLabel(draft: Draft, label: ChainLabel, token: Token, context: Context): void {
  const { number } = token.line
  markToken(context, token, 'chain')
  if (draft.items.has(label) || draft.pending.includes(label)) {
    const message = `Line ${number} says "${LABEL_WORDS.get(label)}" a second time in one chain. Its text is kept as a further item; begin a new chain with "If we..." if that is meant.`
    context.notes.warn(number, 'chain_label_repeated', message)
  }
  if (!draft.pending.includes(label)) draft.pending.push(label)
  draft.joined = false
}

function takeText(draft: Draft, text: string, token: Token, inline: boolean): void {
  if (inline) {
    draft.slot = draft.pending.at(-1) ?? draft.slot
    draft.pending = []
  }
  if (inline || draft.joined || !draft.last) addItem(draft, draft.slot, [text], [token])
  else {
    draft.last.texts.push(text)
    draft.last.tokens.push(token)
  }
  draft.joined = false
  draft.turned = false
}

function addItem(draft: Draft, slot: ChainLabel, texts: string[], tokens: Token[]): void {
  draft.slot = slot
  draft.last = { texts, tokens }
  const items = draft.items.get(slot)
  if (items) items.push(draft.last)
  else draft.items.set(slot, [draft.last])
}

function endOfRun(events: ChainEvent[], start: number): number {
  let end = start
  while (end < events.length && events[end]?.kind !== 'label') end += 1
  return end
}

/** Gives the paragraphs under labels without text to those labels, in order. */
function takeRun(draft: Draft, run: Run, title: string | undefined, context: Context): void {
  const { pending } = draft
  draft.pending = []
  const cells = splitCells(run, pending.length)
  const cut = isCut(draft, run)
  draft.turned = false
  const groups = cells ?? run.groups(pending.length + (cut ? 1 : 0))
  const apart = cut && groups.length > pending.length
  if (apart) {
    const [head = [], ...others] = groups.splice(0, 1)[0] ?? []
    for (const { text, token } of head) takeText(draft, text, token, false)
    for (const item of others) addItem(draft, draft.slot, textsOf(item), tokensOf(item))
  }
  if (apart || pending.length > 1) warnOrder(run, pending, context)
  const only = pending.length === 1 ? pending[0] : undefined
  if (only === 'whichWill') return takeOutcome(draft, groups, title)
  const shares = shareOut(groups, pending.length)
  pending.forEach((slot, index) => {
    const items = (shares[index] ?? []).flat()
    const merged = only ? mergeGroups(shares[index] ?? []) : items
    for (const item of merged) addItem(draft, slot, textsOf(item), tokensOf(item))
  })
}

type Group = Run['parts']

/** The item before was cut by a page break and the run begins in lower case. */
function isCut({ last, turned }: Draft, { first }: Run): boolean {
  if (!last || !first || isFinished(last.texts.at(-1) ?? '')) return false
  return turned && startsLower(first.text)
}

/** A last paragraph is the outcome; what comes before it ends the open sentence. */
function takeOutcome(draft: Draft, groups: Group[], title: string | undefined): void {
  const wanted = title?.toLowerCase()
  const named = groups.findIndex(
    (group) => textsOf(group.flat()).join(' ').toLowerCase() === wanted,
  )
  const open = draft.last && !isFinished(draft.last.texts.at(-1) ?? '')
  const at = named >= 0 ? named : open ? groups.length - 1 : 0
  groups.slice(0, at).forEach((group) => {
    for (const { text, token } of group.flat()) takeText(draft, text, token, false)
  })
  const rest = groups.slice(at).flat(2)
  if (rest.length > 0) addItem(draft, 'whichWill', textsOf(rest), tokensOf(rest))
}

function mergeGroups(groups: Group[]): Group {
  const merged: Group = []
  groups.forEach((group, index) => {
    group.forEach((item, at) => {
      const open = index > 0 && at === 0 ? merged.at(-1) : undefined
      if (open) for (const line of item) open.push(line)
      else merged.push([...item])
    })
  })
  return merged
}

/** The first and the last label take one group each; spare groups go to the one before the last. */
function shareOut(groups: Group[], labels: number): Group[][] {
  if (labels === 1) return [groups]
  const spare = Math.max(0, groups.length - labels)
  const shares: Group[][] = []
  let at = 0
  for (let label = 0; label < labels; label += 1) {
    const take = label === labels - 2 ? 1 + spare : 1
    shares.push(groups.slice(at, at + take))
    at += take
  }
  return shares
}

function warnOrder(run: Run, pending: ChainLabel[], { notes }: Context): void {
  const number = run.first?.token.line.number ?? 1
  const labels = pending.map((label) => `"${LABEL_WORDS.get(label)}"`).join(', ')
  const message = `From line ${number} on, the texts of this chain stand apart from their labels. They were given to ${labels} in printed order; compare them with the report.`
  notes.warn(number, 'chain_order_unclear', message)
}

function textsOf(item: Group[number]): string[] {
  return item.map(({ text }) => text)
}

function tokensOf(item: Group[number]): Token[] {
  return item.map(({ token }) => token)
}

function finishChain(draft: Draft, position: number, line: number, context: Context): PlanChain {
  function texts(slot: ChainLabel): string[] {
    return (draft.items.get(slot) ?? []).map((item, index) => {
      const target = `chains.${position}.${slot}${slot === 'whichWill' ? '' : `.${index + 1}`}`
      for (const token of item.tokens) context.notes.remark(token.line.number, 'chain', target)
      return item.texts.join(' ')
    })
  }
  const chain = planChain(texts('ifWe'), texts('then'), texts('whichWill').join(' ') || null)
  const missing = [
    ...(chain.ifWe.length === 0 ? ['If we...'] : []),
    ...(chain.then.length === 0 ? ['then...'] : []),
    ...(chain.whichWill === null ? ['which will...'] : []),
  ]
  if (missing.length > 0) {
    const message = `Chain ${position}, from line ${line}, has no text for ${missing.join(' and ')}. Add the text to the report or fill it in after the import.`
    context.notes.warn(line, 'chain_incomplete', message)
  }
  return chain
}
