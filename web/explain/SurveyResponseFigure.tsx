import type { Term } from '../../domain/explain-value.ts'
import { showAmount } from '../../domain/shown-number.ts'
import { explainResponse } from '../../domain/statistics/explain-survey.ts'
import { ANSWERS_TO_PRINT } from '../../domain/statistics/survey-reading.ts'
import { plain } from '../metric/amounts.ts'
import { recordWords } from '../metric/as-of.ts'
import type { Observation, Series } from '../metric/series.ts'
import type { Column } from '../shared/DataTable.tsx'
import { explainWords } from '../words/explain.ts'
import { surveyWords } from '../words/survey.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import { explanationOf } from './explanation.ts'
import { Questions } from './Questions.tsx'
import type { SurveyFigureProps } from './survey-figure.ts'
import { leftOutWords, placeColumns } from './terms.ts'

/** How a survey's response rate is made, and who is not in it. */
export function SurveyResponseFigure({ series, inView, survey }: SurveyFigureProps) {
  const say = explainWords()
  const { answered, invited, responseRate, valid } = survey
  const told = explainResponse(survey)
  const made = explanationOf(series, inView, { of: 'metric' })
  const silent = answered !== null && invited !== null ? invited - answered : 0
  return (
    <ExplainPanel
      figure={responseRate === null ? surveyWords().unknown : showAmount(100 * responseRate, '%')}
      rule={say.survey.responseRule}
      {...(told && { source: told.rule.source })}
      {...(answered === null && { hidden: <p>{say.survey.tooFew(ANSWERS_TO_PRINT)}</p> })}
      calculations={told?.calculations ?? []}
      {...(!told && { remark: say.survey.notInvited })}
      {...(valid !== null && {
        used: {
          columns: columnsOf(series, made.terms),
          rows: made.terms,
          rowKey: ({ observation }: Term) => observation.id,
        },
      })}
      leftOut={[
        ...(silent > 0
          ? [{ key: 'silent', what: say.survey.silent(plain(silent)), why: say.survey.silentWhy }]
          : []),
        ...(valid === null ? [] : made.leftOut.map((left) => leftOutWords(series, left))),
      ]}
      asOf={recordWords(series)}
    >
      {told && responseRate !== null && (
        <Questions
          title={say.survey.warning}
          questions={told.questions}
          result={responseRate < 0.5 ? say.survey.warned : say.survey.notWarned}
        />
      )}
    </ExplainPanel>
  )
}

function columnsOf(series: Series, terms: readonly Term[]): Column<Term>[] {
  const say = explainWords().survey
  const surveys = new Map(series.observations.map(({ id, survey }) => [id, survey]))
  const count = (key: 'invited' | 'answered'): Column<Term> => ({
    key,
    header: say[key],
    align: 'number',
    renderCell: ({ observation: { id, denominator, n } }) =>
      countOf(surveys.get(id) ?? null, key, denominator ?? n),
  })
  return [...placeColumns(series, terms), count('invited'), count('answered')]
}

// Where nobody noted how many answered, the valid answers stand for it.
function countOf(
  survey: Observation['survey'],
  key: 'invited' | 'answered',
  valid: number | null,
): string {
  const count = survey?.[key] ?? (key === 'answered' ? valid : null)
  return count === null ? explainWords().survey.notNoted : plain(count)
}
