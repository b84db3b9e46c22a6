import { controlWords } from '../../words/control.ts'
import type { Statistics } from './control-model.ts'

type Variation = NonNullable<Statistics['variation']>
type Assurance = NonNullable<Statistics['assurance']>

/** One path each in a 24 by 24 box: the frame tells good, wrong or neither, the arrow high or low. */
const FRAMES = {
  circle: 'M12 1.5a10.5 10.5 0 100 21 10.5 10.5 0 000-21z',
  diamond: 'M12 .8L23.2 12 12 23.2.8 12z',
  square: 'M2.5 2.5h19v19h-19z',
}
const UP = 'M12 17V7.5M7.8 11.6L12 7.2l4.2 4.4'
const DOWN = 'M12 7v9.5M7.8 12.4L12 16.8l4.2-4.4'
const WAVE = 'M5 13.5c1.6-4 3.4-4 4.7-1s3.2 3 4.6 0 3-3 4.7-1'

const VARIATION: Record<Variation, { look: string; frame: keyof typeof FRAMES; line: string }> = {
  common_cause: { look: 'plain', frame: 'circle', line: WAVE },
  improvement_high: { look: 'good', frame: 'circle', line: UP },
  improvement_low: { look: 'good', frame: 'circle', line: DOWN },
  concern_high: { look: 'bad', frame: 'diamond', line: UP },
  concern_low: { look: 'bad', frame: 'diamond', line: DOWN },
  neutral_high: { look: 'neutral', frame: 'square', line: UP },
  neutral_low: { look: 'neutral', frame: 'square', line: DOWN },
}

const ASSURANCE: Record<Assurance, { look: string; frame: keyof typeof FRAMES; line: string }> = {
  pass: { look: 'good', frame: 'circle', line: 'M7 12.4l3.4 3.4L17 8.6' },
  fail: { look: 'bad', frame: 'diamond', line: 'M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8' },
  inconsistent: { look: 'plain', frame: 'circle', line: 'M6.5 12h11M12 6.5v0M12 17.5v0' },
}

/** What the last point of a chart is, as shape, word and colour. */
export function VariationMark({ icon }: { icon: Variation }) {
  return <Mark {...VARIATION[icon]} word={controlWords().variation[icon]} />
}

/** Whether the target can be relied on, as shape, word and colour. */
export function AssuranceMark({ icon }: { icon: Assurance }) {
  return <Mark {...ASSURANCE[icon]} word={controlWords().assurance[icon]} />
}

type MarkProps = { look: string; frame: keyof typeof FRAMES; line: string; word: string }

function Mark({ look, frame, line, word }: MarkProps) {
  return (
    <span class={`control-mark ${look}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="frame" d={FRAMES[frame]} />
        <path class="line" d={line} />
      </svg>
      <span>{word}</span>
    </span>
  )
}
