import { useId } from 'preact/hooks'

import { metricWords } from '../../words/metric.ts'
import type { Recorder } from './recorder.ts'

/** A number, or the reason why there is none. */
export function AnswerChoice({ recorder }: { recorder: Recorder }) {
  const say = metricWords().record
  const id = useId()
  const { answer } = recorder.draft.fields.value
  const choices = [
    { value: 'number', label: say.number },
    { value: 'missing', label: say.reason },
  ] as const
  return (
    <fieldset class="choice">
      <legend>{say.answer}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} for={`${id}-${value}`}>
          <input
            id={`${id}-${value}`}
            type="radio"
            name={id}
            checked={answer === value}
            onChange={() => recorder.answer(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
