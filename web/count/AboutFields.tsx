import type { SurveyDraft } from '../../domain/survey.ts'
import { isSurveyKind } from '../../domain/survey.ts'
import { readNumber } from '../metric/record/typed-number.ts'
import type { Metric } from '../metric/series.ts'
import { TextField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { surveyWords } from '../words/survey.ts'

/** What is said of all numbers of a file alike, as it is typed. */
export interface About {
  group: string
  invited: string
  answered: string
  scale: string
  wording: string
}

export const NOTHING_ABOUT: About = { group: '', invited: '', answered: '', scale: '', wording: '' }

export type AboutFieldsProps = {
  metric: Metric
  about: About
  /** Whether the file makes a single number, of which people invited and answering can be said. */
  isOne: boolean
  onAbout: (about: About) => void
}

/** Whom the numbers are of, and which survey they come from. */
export function AboutFields({ metric, about, isOne, onAbout }: AboutFieldsProps) {
  const say = surveyWords().form
  const isSurvey = isSurveyKind(metric)
  const field = (name: keyof About, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      optional
      autoComplete="off"
      value={about[name]}
      onValue={(typed) => onAbout({ ...about, [name]: typed })}
    />
  )
  return (
    <details class="more">
      <summary>{isSurvey ? countWords().aboutSurvey : countWords().about}</summary>
      <div class="stack">
        {field('group', countWords().group, countWords().groupHint)}
        {isSurvey && (
          <>
            <p class="quiet">{say.hint}</p>
            {isOne && field('invited', say.invited)}
            {isOne && field('answered', say.answered)}
            {field('scale', say.scale)}
            {field('wording', say.wording, say.wordingHint)}
          </>
        )}
      </div>
    </details>
  )
}

/** The survey that is meant; null when nothing is said of one. */
export function surveyOf(about: About): SurveyDraft | null {
  const { invited, answered, scale, wording } = about
  if ([invited, answered, scale, wording].every((typed) => typed.trim() === '')) return null
  return {
    invited: readNumber(invited),
    answered: readNumber(answered),
    scale: readNumber(scale),
    wording,
  }
}
