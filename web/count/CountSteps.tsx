import { useEffect, useRef } from 'preact/hooks'

import type { Series } from '../metric/series.ts'
import { useDropped } from '../shared/form/use-dropped.ts'
import { StepTrail } from '../shared/page/StepTrail.tsx'
import { countWords } from '../words/count.ts'
import { FileStep } from './FileStep.tsx'
import { MeaningStep } from './MeaningStep.tsx'
import { NumbersStep } from './NumbersStep.tsx'
import { TypedStep } from './TypedStep.tsx'
import type { CountSetting } from './use-count-setting.ts'
import { useCount } from './use-count.ts'

export type CountStepsProps = {
  series: Series
  setting: CountSetting
  /** Something was stored; the series is to be read again. */
  onRecorded: () => void
  /** What is remembered was changed; the setting is to be read again. */
  onRemembered: () => void
}

/** The file, what it means, and the numbers, one under the other. */
export function CountSteps(props: CountStepsProps) {
  const say = countWords()
  const { series, setting, onRemembered } = props
  const model = useCount({
    measure: series.metric,
    district: setting.district,
    remembered: setting.remembered,
  })
  const over = useDropped(model.choose)
  const { file, recipe, table, counted } = model
  const at = counted?.count ? 2 : recipe ? 1 : 0
  const steps = useRef<HTMLDivElement>(null)
  useStepFocus(steps, at)
  return (
    <div ref={steps} class="count-steps">
      <StepTrail steps={say.steps} at={at} />
      <FileStep model={model} />
      {recipe?.counting.how === 'typed' && (
        <TypedStep key={file?.name} {...{ model, recipe, series, setting }} />
      )}
      {file && recipe && table && recipe.counting.how !== 'typed' && (
        <MeaningStep {...{ model, file, recipe, table, series, setting, onRemembered }} />
      )}
      {counted?.count && recipe && (
        <NumbersStep {...props} recipe={recipe} count={counted.count} note={model.note} />
      )}{' '}
      {over && <p class="drop-here">{say.drop}</p>}
    </div>
  )
}

/** A step that appears takes the focus, so that the keyboard goes on from there. */
function useStepFocus(steps: { current: HTMLElement | null }, at: number): void {
  const before = useRef(at)
  useEffect(() => {
    if (at > before.current) {
      const heading = steps.current?.querySelectorAll<HTMLElement>('.count-step > h2')[at]
      heading?.focus({ preventScroll: true })
      heading?.scrollIntoView({ block: 'start' })
    }
    before.current = at
  }, [steps, at])
}
