import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { reflectionWords } from '../words/reflections.ts'
import type { Reflection } from './reflections.ts'

/** What the arithmetic says of the action's metrics beside what people feel, and whether they differ. */
export function ReflectionSigns({ reflection }: { reflection: Reflection }) {
  const say = reflectionWords()
  const { counts, felt, differs } = reflection
  return (
    <div class="reflection-signs">
      <dl>
        <dt>{say.numbers}</dt>
        <dd>
          <StatusTally counts={counts} />
        </dd>
        <dt>{say.people}</dt>
        <dd>
          {felt === null ? <span class="quiet">{say.notSaid}</span> : <StatusMark status={felt} />}
        </dd>
      </dl>
      {felt !== null && differs !== null && (
        <p class={differs ? 'reflection-differs' : 'quiet'}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={differs ? UNEQUAL : EQUAL} />
          </svg>
          {differs ? say.differs(felt) : say.agrees}
        </p>
      )}
    </div>
  )
}

const EQUAL = 'M1.5 4h13v2.8h-13zM1.5 9.2h13V12h-13z'
const UNEQUAL =
  'M1.5 4h6.9l1.7-3h2.6L11 4h3.5v2.8H9.4L8 9.2h6.5V12H6.4l-1.7 3H2.1l1.7-3H1.5V9.2h3.9l1.4-2.4H1.5z'
