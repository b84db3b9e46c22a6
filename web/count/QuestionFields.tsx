import { useState } from 'preact/hooks'

import type { Question } from '../../domain/counting/question.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { SelectField } from '../shared/form/fields.tsx'
import { countWords } from '../words/count.ts'
import { answerIn, LEFT_OUT, withChoice, withRoster, withScale } from './answered.ts'
import { NumberField } from './NumberField.tsx'
import type { CountSetting } from './use-count-setting.ts'

export type QuestionFieldsProps = {
  questions: readonly Question[]
  recipe: Recipe
  setting: CountSetting
  /** The school years that are offered where only months stand. */
  years: readonly string[]
  onAnswer: (recipe: Recipe) => void
}

/** What the file leaves open, and only a person can say. */
export function QuestionFields(props: QuestionFieldsProps) {
  const say = countWords()
  const { questions } = props
  const sites = questions.filter(({ field }) => field === 'sites')
  const others = questions.filter(({ field }) => field !== 'sites')
  return (
    <fieldset class="count-questions">
      <legend>{say.questions}</legend>
      {others.map((question) => (
        <QuestionField key={`${question.field} ${question.about}`} {...props} question={question} />
      ))}
      {sites.length > 0 && <p>{say.sitesAsked(sites.length)}</p>}
      {sites.map((question) => (
        <SiteField key={question.about} {...props} question={question} />
      ))}
    </fieldset>
  )
}

type QuestionFieldProps = QuestionFieldsProps & { question: Question }

function QuestionField(props: QuestionFieldProps) {
  const { question, recipe, setting, years, onAnswer } = props
  const say = countWords()
  const { field, about, message, choices } = question
  if (field === 'date' || field === 'part' || field === 'sites') return <p>{message}</p>
  if (field === 'scale') return <ScaleField {...props} />
  if (field === 'roster') {
    return (
      <NumberField
        label={about === null ? say.roster : say.rosterOf(setting.siteNames.get(about) ?? about)}
        hint={message}
        value={undefined}
        onNumber={(people) => onAnswer(withRoster(recipe, about, people))}
      />
    )
  }
  const offered = field === 'schoolYear' ? years : choices
  return (
    <SelectField
      label={say.questionOf[field]}
      hint={message}
      value={answerIn(recipe, question)}
      options={[
        { value: '', label: say.choose },
        ...offered.map((value) => ({ value, label: say.choiceWords[value] ?? value })),
      ]}
      onValue={(answer) => onAnswer(withChoice(recipe, question, answer))}
    />
  )
}

function ScaleField({ question, recipe, onAnswer }: QuestionFieldProps) {
  const say = countWords()
  const [ends, setEnds] = useState<{ low?: number; high?: number }>({})
  const set = (part: typeof ends) => {
    const next = { ...ends, ...part }
    setEnds(next)
    if (next.low !== undefined && next.high !== undefined && next.low < next.high) {
      onAnswer(withScale(recipe, next.low, next.high))
    }
  }
  return (
    <div class="count-scale">
      <p>{question.message}</p>
      <NumberField label={say.lowest} value={ends.low} onNumber={(low) => set({ low })} />
      <NumberField label={say.highest} value={ends.high} onNumber={(high) => set({ high })} />
    </div>
  )
}

function SiteField({ question, recipe, setting, onAnswer }: QuestionFieldProps) {
  const say = countWords()
  return (
    <SelectField
      label={`“${question.about}”`}
      value={answerIn(recipe, question)}
      options={[
        { value: '', label: say.choose },
        ...setting.district.sites.map(({ code, name }) => ({ value: code, label: name })),
        { value: LEFT_OUT, label: say.leaveOut },
      ]}
      onValue={(answer) => onAnswer(withChoice(recipe, question, answer))}
    />
  )
}
