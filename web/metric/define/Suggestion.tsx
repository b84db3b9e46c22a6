import type { MeasureSuggestion } from '../../../domain/plan-text/suggest-measure.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { metricWords } from '../../words/metric.ts'
import type { DefinitionFields } from './definition-draft.ts'

export type SuggestionProps = {
  suggestion: MeasureSuggestion | null
  onTake: (fields: Partial<DefinitionFields>) => void
}

/** What the printed text suggests; nothing is taken over unasked. */
export function Suggestion({ suggestion, onTake }: SuggestionProps) {
  const say = metricWords()
  if (!suggestion) return null
  const { kind, unit, reason } = suggestion
  return (
    <Notice>
      {say.define.suggestion(reason, say.kinds[kind])}{' '}
      <Button look="quiet" onClick={() => onTake({ kind, ...(unit !== null && { unit }) })}>
        {say.define.take}
      </Button>
    </Notice>
  )
}
