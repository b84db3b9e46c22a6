import { useEffect, useRef } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { importWords } from '../words/plan-import.ts'
import type { Refusal } from './reading.ts'

export type RefusedProps = {
  refusal: Refusal
  /** Reads one of several plans. */
  onChoose: (plan: number) => void
}

/** Why a text was not read, and what to do about it. */
export function Refused({ refusal, onChoose }: RefusedProps) {
  const say = importWords().refused
  const { problem, plans } = refusal
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [refusal])
  if (plans.length === 0) {
    return (
      <div ref={box} class="refused">
        <Problem problem={problem} mend={say.nothingStored} />
      </div>
    )
  }
  return (
    <div ref={box} class="refused several" role="alert">
      <h2>{say.several}</h2>
      <p>{say.severalWhy}</p>
      <ul>
        {plans.map(({ number, told }) => (
          <li key={number}>
            <Button look="plain" onClick={() => onChoose(number)}>
              {told.replace(/^no name/, say.noName)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
