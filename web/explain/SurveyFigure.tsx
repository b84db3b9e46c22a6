import type { SurveyFigureProps } from './survey-figure.ts'
import { SurveyChangeFigure } from './SurveyChangeFigure.tsx'
import { SurveyResponseFigure } from './SurveyResponseFigure.tsx'
import { SurveyResultFigure } from './SurveyResultFigure.tsx'

/** How one of the figures of a survey is made. */
export function SurveyFigure(props: SurveyFigureProps) {
  switch (props.which) {
    case 'result':
      return <SurveyResultFigure {...props} />
    case 'response':
      return <SurveyResponseFigure {...props} />
    case 'change':
      return <SurveyChangeFigure {...props} />
  }
}
