export type StepTrailProps = {
  steps: readonly string[]
  /** The one in hand, 0 the first. */
  at: number
}

/** The steps of a task that is done one after the other. */
export function StepTrail({ steps, at }: StepTrailProps) {
  return (
    <ol class="step-trail">
      {steps.map((step, index) => (
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
