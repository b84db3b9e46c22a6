import type { DecisionKind } from '../../domain/decision.ts'
import type { Status } from '../../domain/status.ts'
import { decisionWords } from '../words/decisions.ts'

/** What a decision does, as shape, word and colour. */
export function KindMark({ kind }: { kind: DecisionKind }) {
  return (
    <span class={`mark ${LOOKS[kind]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[kind]} />
      </svg>
      <span class="word">{decisionWords().kinds[kind]}</span>
    </span>
  )
}

/** SVG paths in a 16 by 16 box: two bars, two sliders, an octagon, an arrow up, a star. */
const SHAPES: Readonly<Record<DecisionKind, string>> = {
  keep: 'M1.5 3.5h13V7h-13zM1.5 9h13v3.5h-13z',
  adjust:
    'M1 3.2h8V1.4h3.4v1.8H15v2.4h-2.6v1.8H9V5.6H1zM1 10.4h2.6V8.6H7v1.8h8v2.4H7v1.8H3.6v-1.8H1z',
  stop: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  escalate: 'M8 .8l6.8 7.4h-4V15H5.2V8.2h-4z',
  celebrate: 'M8 .4l2.3 4.9 5.3.7-3.9 3.7 1 5.3L8 12.4 3.3 15l1-5.3L.4 6l5.3-.7z',
}

/** Each borrows the look of a status; the shapes keep the two apart. */
const LOOKS: Readonly<Record<DecisionKind, Status>> = {
  keep: 'informative',
  adjust: 'on_track',
  stop: 'off_track',
  escalate: 'at_risk',
  celebrate: 'met',
}
