/** The lines of a theory of action, gathered chain by chain. */

import type { ChainLabel } from './labels.ts'
import type { Token } from './tokens.ts'

/** A piece of a chain, in printed order. */
export type ChainEvent =
  | { kind: 'label'; label: ChainLabel; token: Token }
  | { kind: 'and'; token: Token }
  /** `inline` text stands on its label's line. */
  | { kind: 'text'; token: Token; text: string; inline: boolean }

/** Gathers the pieces of chains. */
export interface ChainCollector {
  /** Whether a chain is open, so that text belongs to it. */
  isOpen(): boolean
  addLabels(token: Token, labels: { label: ChainLabel; text: string }[]): void
  addJoiner(token: Token): void
  addText(token: Token): void
  finish(): ChainEvent[][]
}

/** A collector with no chains; an `If we` begins each. */
export function createChainCollector(): ChainCollector {
  const chains: ChainEvent[][] = []
  return {
    isOpen: () => chains.length > 0,
    addLabels(token, labels) {
      for (const { label, text } of labels) {
        if (label === 'ifWe' || chains.length === 0) chains.push([])
        chains.at(-1)?.push({ kind: 'label', label, token })
        if (text !== '') chains.at(-1)?.push({ kind: 'text', token, text, inline: true })
      }
    },
    addJoiner(token) {
      chains.at(-1)?.push({ kind: 'and', token })
    },
    addText(token) {
      const text = token.bullet ? token.body : token.line.printed
      chains.at(-1)?.push({ kind: 'text', token, text, inline: false })
    },
    finish: () => chains,
  }
}
