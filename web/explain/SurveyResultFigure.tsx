import { explainInterval } from '../../domain/statistics/explain-survey.ts'
import { ANSWERS_TO_PRINT } from '../../domain/statistics/survey-reading.ts'
import { plain, sayValue } from '../metric/amounts.ts'
import { recordWords } from '../metric/as-of.ts'
import { explainWords } from '../words/explain.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import { explanationOf } from './explanation.ts'
import type { SurveyFigureProps } from './survey-figure.ts'
import { leftOutWords, loggedColumn, placeColumns } from './terms.ts'

/** How a survey's result and its interval are made; without any number where it is not printed. */
export function SurveyResultFigure({ series, inView, survey }: SurveyFigureProps) {
  const say = explainWords()
  const { metric } = series
  const { value, answered, valid } = survey
  const made = explanationOf(series, inView, { of: 'metric' })
  const told = explainInterval(survey, metric)
  const invalid = answered !== null && valid !== null ? answered - valid : 0
  return (
    <ExplainPanel
      figure={value === null ? say.survey.notPrinted : sayValue(metric, value)}
      rule={told ? `${made.rule.name}. ${told.rule.name}` : made.rule.name}
      {...(told && { source: told.rule.source })}
      {...(value === null && { hidden: <p>{say.survey.tooFew(ANSWERS_TO_PRINT)}</p> })}
      calculations={[
        { name: say.survey.figure, formula: made.formula || say.partlyHidden },
        ...(told?.calculations ?? []),
      ]}
      used={{
        columns: [...placeColumns(series, made.terms), loggedColumn(series)],
        rows: made.terms,
        rowKey: ({ observation }) => observation.id,
      }}
      leftOut={[
        ...(invalid > 0
          ? [
              {
                key: 'invalid',
                what: say.survey.invalid(plain(invalid)),
                why: say.survey.invalidWhy,
              },
            ]
          : []),
        ...made.leftOut.map((left) => leftOutWords(series, left)),
      ]}
      asOf={recordWords(series)}
    />
  )
}
