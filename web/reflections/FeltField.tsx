import { useId } from 'preact/hooks'

import type { Felt } from '../../domain/reflection.ts'
import { FELT } from '../../domain/reflection.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { reflectionWords } from '../words/reflections.ts'

export type FeltFieldProps = { value: Felt | null; onValue: (next: Felt | null) => void }

/** How an action went, as people feel it; or nothing said. */
export function FeltField({ value, onValue }: FeltFieldProps) {
  const say = reflectionWords().form
  const name = useId()
  return (
    <fieldset class="felt">
      <legend>{say.felt}</legend>
      {[...FELT, null].map((felt) => (
        <label key={felt}>
          <input type="radio" name={name} checked={value === felt} onChange={() => onValue(felt)} />
          {felt === null ? <span class="quiet">{say.notSaid}</span> : <StatusMark status={felt} />}
        </label>
      ))}
    </fieldset>
  )
}
