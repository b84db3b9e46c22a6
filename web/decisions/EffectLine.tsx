import type { Move } from '../../domain/effect.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { decisionWords } from '../words/decisions.ts'
import type { Effect } from './decisions.ts'

export type EffectShown = Effect['before']

export type EffectLineProps = {
  effect: Effect
  /** The name of a cycle by its id. */
  cycleName: (id: string) => string
  /** A value of the metric in words, hidden ones as such. */
  sayValue: (shown: EffectShown) => string
}

/** The metric then and since, side by side, and what lies between in plain words. */
export function EffectLine({ effect, cycleName, sayValue }: EffectLineProps) {
  const { before, since, moved, from } = effect
  return (
    <div class="decision-effect">
      <ol>
        {[before, ...(since ? [since] : [])].map((shown) => (
          <li key={shown.cycleId}>
            <span class="quiet">{cycleName(shown.cycleId)}</span>
            <span class="decision-value">{sayValue(shown)}</span>
            <StatusMark status={shown.status} />
          </li>
        ))}
      </ol>
      <p class="decision-moved">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={SHAPES[moved] ?? UNSAID} />
        </svg>
        {decisionWords().moved[from][moved]}
      </p>
    </div>
  )
}

/** Towards a line, away from it, level, within; a dash where nothing is said. */
const SHAPES: Readonly<Partial<Record<Move, string>>> = {
  towards: 'M12.6 1H15v14h-2.4zM1 6.6h5.4V3L11.6 8l-5.2 5V9.4H1z',
  away: 'M12.6 1H15v14h-2.4zM11.6 6.6H6.2V3L1 8l5.2 5V9.4h5.4z',
  same: 'M1.5 4h13v2.8h-13zM1.5 9.2h13V12h-13z',
  there: 'M2.4 8.6l2-2.1 2.5 2.4 5-5.7 2 1.8-6.9 7.8z',
}
const UNSAID = 'M3 7h10v2H3z'
