import { useMemo, useState } from 'preact/hooks'

import { placeAmounts, standingBeside } from '../../domain/counting/against-record.ts'
import type { Count } from '../../domain/counting/count.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { isSurveyKind } from '../../domain/survey.ts'
import { plain } from '../metric/amounts.ts'
import { recordContextOf } from '../metric/record/record-context.ts'
import type { Series } from '../metric/series.ts'
import { day, siteName } from '../metric/series.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { countWords } from '../words/count.ts'
import { typedWords } from '../words/typed.ts'
import type { About } from './AboutFields.tsx'
import { AboutFields, NOTHING_ABOUT, surveyOf } from './AboutFields.tsx'
import { LeftOutTable } from './LeftOutTable.tsx'
import { NumbersTable } from './NumbersTable.tsx'
import { RecordForm } from './RecordForm.tsx'
import type { CountSetting } from './use-count-setting.ts'

export type NumbersStepProps = {
  count: Count
  note: string
  recipe: Recipe
  series: Series
  setting: CountSetting
  onRecorded: () => void
  onRemembered: () => void
}

/** The numbers that would be stored, what was left out, and recording them. */
export function NumbersStep(props: NumbersStepProps) {
  const say = countWords()
  const { count, series, setting, recipe } = props
  const isTyped = recipe.counting.how === 'typed'
  const [about, setAbout] = useState(NOTHING_ABOUT)
  const placed = usePlaced(props, about)
  const beside = adds(series) ? standingBeside(placed, series.observations) : []
  return (
    <section class="count-step" aria-labelledby="count-numbers">
      <h2 id="count-numbers" tabIndex={-1}>
        {say.steps[2]}
      </h2>
      <p>{isTyped ? typedWords().counted : say.counted(count.counted, count.read)}</p>
      {count.covered && (
        <p>{say.covered(day(count.covered.startsOn), day(count.covered.endsOn))}</p>
      )}
      {count.warnings.map(({ code, message, lines }) => (
        <Notice key={code} look="warning">
          {message} {lines.length > 0 && say.lines(lines)}
        </Notice>
      ))}
      {beside.length > 0 && (
        <Notice look="warning" title={say.besideTitle(beside.length)}>
          {say.beside(
            beside
              .slice(0, 5)
              .map(({ observedOn, siteId, value, numerator, denominator }) =>
                say.besideOne(
                  day(observedOn),
                  siteName(series, siteId),
                  numerator === null || denominator === null
                    ? plain(value ?? 0)
                    : `${plain(numerator)} / ${plain(denominator)}`,
                ),
              ),
          )}
        </Notice>
      )}
      <AboutFields
        metric={series.metric}
        about={about}
        isOne={count.amounts.length === 1}
        onAbout={setAbout}
      />
      <RecordForm {...props} placed={placed}>
        {(choice) => <NumbersTable {...{ placed, series, setting }} choice={choice} />}
      </RecordForm>
      {!isTyped && <LeftOutTable leftOut={count.leftOut} />}
    </section>
  )
}

function usePlaced({ count, series, setting, note }: NumbersStepProps, about: About) {
  const { amounts, provenance } = count
  const { siteIds } = setting
  return useMemo(() => {
    const context = recordContextOf(series, day(series.today)).rule
    const standing = series.observations
    const group = about.group.trim()
    const survey = surveyOf(about)
    const alike = {
      provenance,
      ...(group !== '' && { group }),
      ...(survey && { survey }),
      ...(note !== '' && { note }),
    }
    return placeAmounts(amounts, { context, siteIds, alike, standing })
  }, [amounts, provenance, series, siteIds, about, note])
}

/** Whether the metric's values of a cycle are added up, and not only the last one taken. */
function adds({ metric }: Series): boolean {
  return metric.kind === 'count' || isSurveyKind(metric)
}
