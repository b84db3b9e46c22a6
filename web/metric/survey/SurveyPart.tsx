import type { ComponentChildren } from 'preact'

import { showAmount } from '../../../domain/shown-number.ts'
import type { WhichFigure } from '../../explain/survey-figure.ts'
import { formatMonths } from '../../shared/format.ts'
import { surveyWords } from '../../words/survey.ts'
import { plain, sayDistance, sayValue } from '../amounts.ts'
import type { CycleOfMetric, Metric, Series, Survey } from '../series.ts'
import { day, surveyOf } from '../series.ts'
import { ExplainSurvey } from './ExplainSurvey.tsx'
import { RangeBar } from './RangeBar.tsx'

export type SurveyPartProps = {
  series: Series
  inView: CycleOfMetric
}

/** What the survey of the cycle in view can and cannot say; nothing without one. */
export function SurveyPart({ series, inView }: SurveyPartProps) {
  const { cycle } = inView
  const survey = surveyOf(series, cycle.id)
  if (!survey) return null
  const say = surveyWords()
  const { metric } = series
  const explainOf = (which: WhichFigure) => <ExplainSurvey {...{ series, inView, survey, which }} />
  return (
    <section class="section survey-part">
      <h2>{say.title(cycle.name)}</h2>
      <p class="quiet">{formatMonths(day(cycle.startsOn), day(cycle.endsOn))}</p>
      <div class="survey-figures">
        <Result metric={metric} survey={survey} explain={explainOf('result')} />
        <Response survey={survey} explain={explainOf('response')} />
        <Change metric={metric} survey={survey} explain={explainOf('change')} />
      </div>
    </section>
  )
}

type FigureProps = {
  metric: Metric
  survey: Survey
  /** Asks how the figure is made. */
  explain: ComponentChildren
}

function Result({ metric, survey: { value, interval, sentences }, explain }: FigureProps) {
  const say = surveyWords()
  const [from, to] = scaleOf(metric)
  return (
    <Part
      name={say.result}
      explain={explain}
      figure={value === null ? say.noResult : sayValue(metric, value)}
    >
      {interval && from < to && (
        <RangeBar from={from} to={to} low={interval.low} high={interval.high} value={value} />
      )}
      <p>{sentences[0]}</p>
    </Part>
  )
}

function Response({ survey, explain }: Omit<FigureProps, 'metric'>) {
  const { answered, invited, responseRate, sentences } = survey
  const say = surveyWords()
  const figure =
    responseRate !== null
      ? showAmount(100 * responseRate, '%')
      : answered === null
        ? say.unknown
        : say.people(plain(answered))
  return (
    <Part
      name={say.response}
      explain={explain}
      figure={figure}
      {...(responseRate !== null &&
        answered !== null &&
        invited !== null && { aside: say.ofPeople(plain(answered), plain(invited)) })}
    >
      {responseRate !== null && (
        <RangeBar from={0} to={1} low={0} high={responseRate} value={null} tick={0.5} />
      )}
      {sentences.slice(1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Part>
  )
}

function Change({ metric, survey: { change }, explain }: FigureProps) {
  const say = surveyWords()
  if (!change) {
    return (
      <Part name={say.change} explain={explain} figure="–">
        <p>{say.first}</p>
      </Part>
    )
  }
  const { difference, interval, changed, sentence } = change
  if (difference === null || interval === null) {
    return (
      <Part name={say.change} explain={explain} figure={say.notCompared}>
        <p>{sentence}</p>
      </Part>
    )
  }
  const reach = 1.15 * Math.max(Math.abs(interval.low), Math.abs(interval.high))
  const sign = difference < 0 ? '−' : '+'
  return (
    <Part
      name={say.change}
      explain={explain}
      figure={`${sign}${sayDistance(metric, difference)}`}
      aside={changed ? say.changed : say.notChanged}
    >
      <RangeBar from={-reach} to={reach} {...interval} value={difference} tick={0} />
      <p>{sentence}</p>
    </Part>
  )
}

type PartProps = {
  name: string
  explain: ComponentChildren
  figure: string
  /** Beside the figure, in small. */
  aside?: string
  children: ComponentChildren
}

function Part({ name, explain, figure, aside, children }: PartProps) {
  return (
    <div class="survey-figure">
      <h3 class="eyebrow">{name}</h3>
      <p class="survey-value">
        {figure}
        {aside !== undefined && <span class="aside"> {aside}</span>} {explain}
      </p>
      {children}
    </div>
  )
}

function scaleOf({ kind, rateBase, scaleMin, scaleMax }: Metric): [number, number] {
  return kind === 'rate' ? [0, rateBase] : [scaleMin ?? 0, scaleMax ?? 0]
}
