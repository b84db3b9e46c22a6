import type { Question } from '../../domain/calculation.ts'
import { explainWords } from '../words/explain.ts'
import { Part } from './ExplainPanel.tsx'

export type QuestionsProps = {
  title: string
  questions: readonly Question[]
  /** What came of it, in words. */
  result: string
}

/** What was asked on the way to a word, and the word. */
export function Questions({ title, questions, result }: QuestionsProps) {
  const say = explainWords()
  if (questions.length === 0) return null
  return (
    <Part title={title}>
      {questions.length > 1 && <p class="quiet">{say.firstYes}</p>}
      <ol class="explained-steps plain">
        {questions.map(({ question, holds }) => (
          <li key={question} class={holds ? 'holds' : undefined}>
            <span class="question">{question}?</span>{' '}
            <span class="answer">{holds ? say.yes : say.no}</span>
          </li>
        ))}
      </ol>
      <p>{capitalised(result)}.</p>
    </Part>
  )
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
