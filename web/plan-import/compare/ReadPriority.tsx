import { importWords } from '../../words/plan-import.ts'
import type { ReadPlan, Suggestion } from '../reading.ts'
import { Part } from './Part.tsx'

type Priority = ReadPlan['priorities'][number]

export type ReadPriorityProps = {
  priority: Priority
  /** `priorities.1` */
  part: string
  hints: ReadonlyMap<string, Suggestion>
}

/** A priority with its actions and their lettered metrics. */
export function ReadPriority({ priority, part, hints }: ReadPriorityProps) {
  const say = importWords().parts
  const { number, title, actions } = priority
  return (
    <section class="read-priority">
      <Part part={part}>
        <p class="eyebrow">{say.priority(number)}</p>
        <h2>{title === '' ? <i class="not-given">{say.noText}</i> : title}</h2>
      </Part>
      {actions.length === 0 && <p class="not-given">{say.noActions}</p>}
      {actions.map((action, at) => (
        <ReadAction
          key={at}
          action={action}
          priority={number}
          part={`${part}.actions.${at + 1}`}
          hints={hints}
        />
      ))}
    </section>
  )
}

type ReadActionProps = {
  action: Priority['actions'][number]
  priority: number
  part: string
  hints: ReadonlyMap<string, Suggestion>
}

function ReadAction({ action, priority, part, hints }: ReadActionProps) {
  const say = importWords().parts
  const { number, text, metrics } = action
  return (
    <div class="read-action">
      <Part part={part}>
        <h3>
          <span class="action-number">{`${priority}.${number}`}</span>{' '}
          {text === '' ? <i class="not-given">{say.noText}</i> : text}
        </h3>
        {metrics.length === 0 && <p class="not-given">{say.noMetrics}</p>}
      </Part>
      {metrics.map(({ letter, text: printed }, at) => {
        const target = `${part}.metrics.${letter}`
        return (
          <Part key={at} part={target}>
            <p class="read-metric">
              <b>{letter}.</b>
              <span>{printed}</span>
            </p>
            <Hint suggestion={hints.get(target)} />
          </Part>
        )
      })}
    </div>
  )
}

function Hint({ suggestion }: { suggestion: Suggestion | undefined }) {
  if (!suggestion) return null
  const say = importWords().hint
  const { measure, sources } = suggestion
  const told = [
    measure ? say.measure(measure.kind, measure.unit) : say.none,
    sources.length > 1 && say.sources(sources),
  ]
  return <p class="hint-line">{told.filter(Boolean).join('. ')}</p>
}
