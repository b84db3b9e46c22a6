/** What the three explanations of a survey share. */

import type { CycleOfMetric, Series, Survey } from '../metric/series.ts'

export type WhichFigure = 'result' | 'response' | 'change'

export type SurveyFigureProps = {
  series: Series
  inView: CycleOfMetric
  survey: Survey
  which: WhichFigure
}
