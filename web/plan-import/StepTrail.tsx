import { importWords } from '../words/plan-import.ts'

/** The steps of an import; `at` is the one in hand, 0 the first. */
export function StepTrail({ at }: { at: number }) {
  return (
    <ol class="step-trail">
      {importWords().source.steps.map((step, index) => (
        <li
          key={step}
          class={index < at ? 'past' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span class="step-number">{index + 1}</span> {step}
        </li>
      ))}
    </ol>
  )
}
