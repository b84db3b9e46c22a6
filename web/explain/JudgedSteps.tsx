import type { Judged } from '../../domain/explain-status.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { explainWords } from '../words/explain.ts'
import { Part } from './ExplainPanel.tsx'

export type JudgedStepsProps = { judged: Judged }

/** The arithmetic of the path and the progress, and the questions on the way to the status. */
export function JudgedSteps({ judged: { path, progress, tolerance, steps } }: JudgedStepsProps) {
  const say = explainWords()
  const facts = [
    [say.path, path],
    [say.progress, progress],
    [say.tolerance, tolerance],
  ].filter(([, fact]) => fact !== '')
  return (
    <Part title={say.judged}>
      <dl class="explained-facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{say.order}</p>
      <ol class="explained-steps">
        {steps.map(({ status, question, holds }) => (
          <li key={status} class={holds ? 'holds' : undefined}>
            <StatusMark status={status} /> <span class="question">{question}?</span>{' '}
            <span class="answer">{holds ? say.yes : say.no}</span>
          </li>
        ))}
      </ol>
    </Part>
  )
}
