import { lazy } from 'preact-iso'

import { Explain } from '../../explain/Explain.tsx'
import type { SurveyFigureProps } from '../../explain/survey-figure.ts'
import { explainWords } from '../../words/explain.ts'
import { nameOf } from '../series.ts'

// Fetched when somebody first asks.
const SurveyFigure = lazy(() =>
  import('../../explain/SurveyFigure.tsx').then((part) => part.SurveyFigure),
)

/** Beside one of the three figures of a survey. */
export function ExplainSurvey({ series, inView, survey, which }: SurveyFigureProps) {
  const say = explainWords().survey
  return (
    <Explain title={say[which](nameOf(series.metric), inView.cycle.name)}>
      {() => <SurveyFigure {...{ series, inView, survey, which }} />}
    </Explain>
  )
}
