import { eventLetter } from '../../shared/chart/time-chart-model.ts'
import { controlWords } from '../../words/control.ts'
import type { ControlModel, ControlPoint, Tone } from './control-model.ts'

const SHAPES: Record<Exclude<Tone, 'plain'>, string> = {
  good: 'M8 2l6.4 11.5H1.6z',
  bad: 'M8 1.2L14.8 8 8 14.8 1.2 8z',
  neutral: 'M2.5 2.5h11v11h-11z',
}

/** The marks that a chart uses, in shape, colour and words; only those that it uses. */
export function ControlKey({ model: { points, borders } }: { model: ControlModel }) {
  const say = controlWords()
  const words = { good: say.keyGood, bad: say.keyBad, neutral: say.keyNeutral }
  const has = (holds: (point: ControlPoint) => boolean) => points.some(holds)
  const tones = (['good', 'bad', 'neutral'] as const).filter((tone) =>
    has((point) => point.tone === tone),
  )
  const gap = has((point) => point.value === null && !point.hidden && !point.running)
  const hidden = has((point) => point.hidden)
  if (tones.length === 0 && !gap && !hidden && borders.length === 0) return null
  return (
    <ul class="control-key" aria-label={say.keyLabel}>
      {tones.map((tone) => (
        <li key={tone} class={`control-mark small ${tone}`}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="frame" d={SHAPES[tone]} />
          </svg>
          <span>{words[tone]}</span>
        </li>
      ))}
      {gap && <KeyLine sign="×" text={say.keyGap} />}
      {hidden && <KeyLine sign="■" text={say.keyHidden} />}
      {borders.map(({ on, label }, at) => (
        <li key={on + label}>
          <b>{eventLetter(at)}</b> <span>{say.table.begins(label)}</span>
        </li>
      ))}
    </ul>
  )
}

function KeyLine({ sign, text }: { sign: string; text: string }) {
  return (
    <li>
      <span aria-hidden="true">{sign}</span> <span>{text}</span>
    </li>
  )
}
