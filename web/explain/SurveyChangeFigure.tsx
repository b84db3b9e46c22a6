import { explainChange } from '../../domain/statistics/explain-survey-change.ts'
import { plain, sayChange, sayValue } from '../metric/amounts.ts'
import { recordWords } from '../metric/as-of.ts'
import type { Metric } from '../metric/series.ts'
import type { Column } from '../shared/DataTable.tsx'
import { explainWords } from '../words/explain.ts'
import { surveyWords } from '../words/survey.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import { Questions } from './Questions.tsx'
import type { SurveyFigureProps } from './survey-figure.ts'

interface Compared {
  name: string
  valid: number
  favourable: number | null
  value: number
}

/** How the change between two surveys is made, and why it is called one or not. */
export function SurveyChangeFigure({ series, inView, survey }: SurveyFigureProps) {
  const say = explainWords()
  const { metric } = series
  const { change, valid, value, favourable } = survey
  const told = change && explainChange(change, survey, metric)
  const asOf = recordWords(series)
  if (!change || !told || !change.before || valid === null || value === null) {
    const remark = change?.sentence ?? surveyWords().first
    return (
      <ExplainPanel rule={say.survey.changeRule} calculations={[]} remark={remark} asOf={asOf} />
    )
  }
  const now = { name: say.survey.now(inView.cycle.name), valid, favourable, value }
  return (
    <ExplainPanel
      figure={sayChange(metric, change.before.value, value)}
      rule={told.rule.name}
      source={told.rule.source}
      calculations={told.calculations}
      used={{
        columns: columnsOf(metric),
        rows: [change.before, now],
        rowKey: ({ name }: Compared) => name,
        caption: say.survey.surveys,
      }}
      asOf={asOf}
    >
      <Questions
        title={say.survey.calling}
        questions={told.questions}
        result={change.changed ? say.survey.changed : say.survey.notChanged}
      />
    </ExplainPanel>
  )
}

function columnsOf(metric: Metric): Column<Compared>[] {
  const say = explainWords().survey
  const favourable: Column<Compared> = {
    key: 'favourable',
    header: say.favourable,
    align: 'number',
    renderCell: (one) => (one.favourable === null ? '' : plain(one.favourable)),
  }
  return [
    { key: 'survey', header: say.survey, rowHeader: true, renderCell: ({ name }) => name },
    ...(metric.kind === 'rate' ? [favourable] : []),
    { key: 'valid', header: say.valid, align: 'number', renderCell: ({ valid }) => plain(valid) },
    {
      key: 'value',
      header: say.figure,
      align: 'number',
      renderCell: ({ value }) => sayValue(metric, value),
    },
  ]
}
