import type { Dispatch, StateUpdater } from 'preact/hooks'

import type { Action, Priority } from '../dashboard/dashboard.ts'
import { useApi, useDeed } from '../request.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { departmentWords } from '../words/department.ts'
import { reflectionWords } from '../words/reflections.ts'
import { ReflectionForm } from './ReflectionForm.tsx'
import { ReflectionRead } from './ReflectionRead.tsx'
import type { Draft, Reflection, ReflectionsPlace } from './reflections.ts'
import { acknowledge, draftOf } from './reflections.ts'
import { ReflectionSigns } from './ReflectionSigns.tsx'
import type { MayWrite } from './ReflectionsPage.tsx'

type Drafts = ReadonlyMap<string, Draft>

export interface ReflectionList {
  place: ReflectionsPlace
  items: readonly Reflection[]
  /** What is being typed, by the reflection's id: it stays while another cycle is looked at. */
  drafts: [Drafts, Dispatch<StateUpdater<Drafts>>]
}

export type ReflectionPrioritiesProps = {
  priorities: readonly Priority[]
  list: ReflectionList
  mayWrite: MayWrite
  /** Says what was stored. */
  onChanged: (what: string) => void
}

/** Every action of the plan, under its priority, with what is said of it. */
export function ReflectionPriorities({ priorities, ...rest }: ReflectionPrioritiesProps) {
  const byAction = new Map(rest.list.items.map((one) => [one.actionId, one]))
  return priorities.map((priority) => (
    <section key={priority.id} class="section reflections">
      <div>
        <p class="eyebrow">{departmentWords().priorityNumber(priority.number)}</p>
        <h2>{priority.title}</h2>
      </div>
      {priority.actions.map((action) => {
        const reflection = byAction.get(action.id)
        const number = `${priority.number}.${action.number}`
        return (
          reflection && (
            <ActionReflection key={reflection.id} {...{ action, number, reflection, ...rest }} />
          )
        )
      })}
    </section>
  ))
}

type ActionReflectionProps = Omit<ReflectionPrioritiesProps, 'priorities'> & {
  action: Action
  /** `2.4` */
  number: string
  reflection: Reflection
}

function ActionReflection(props: ActionReflectionProps) {
  const { action, number, reflection, list, mayWrite, onChanged } = props
  const say = reflectionWords()
  const [drafts, setDrafts] = list.drafts
  const draft = drafts.get(reflection.id)
  const setDraft = (next: Draft | undefined) =>
    setDrafts((before) => {
      const after = new Map(before)
      if (next) after.set(reflection.id, next)
      else after.delete(reflection.id)
      return after
    })
  const read = useAcknowledging(reflection, list.place.departmentId, onChanged)
  const canWrite = mayWrite === 'yes' || mayWrite === 'late'
  return (
    <article class="reflection" aria-label={say.action(number)}>
      <div class="reflection-says">
        <p class="code">{say.action(number)}</p>
        <h3>{action.text}</h3>
        {draft && canWrite ? (
          <ReflectionForm
            {...{ action, draft, reflection }}
            place={list.place}
            needsReason={mayWrite === 'late'}
            onDraft={setDraft}
            onSaved={() => {
              setDraft(undefined)
              onChanged(say.saved)
            }}
          />
        ) : (
          <ReflectionRead
            reflection={reflection}
            name={say.action(number)}
            busy={read.busy}
            {...(canWrite && { onWrite: () => setDraft(draftOf(reflection)) })}
            {...(read.may && { onAcknowledge: read.run })}
          />
        )}
        {read.problem && <Problem problem={read.problem} />}
      </div>
      <ReflectionSigns reflection={reflection} />
    </article>
  )
}

/** Acknowledging is for whoever may approve in the department and did not write it. */
function useAcknowledging(
  reflection: Reflection,
  departmentId: string,
  onChanged: (what: string) => void,
) {
  const api = useApi()
  const deed = useDeed()
  const may = useMay()
  const { version, isOwn, hasAcknowledged } = reflection
  return {
    may: version > 0 && !isOwn && !hasAcknowledged && may('approve', departmentId),
    busy: deed.busy,
    problem: deed.problem,
    run: () =>
      void deed
        .run(() => acknowledge(api, reflection))
        .then((isDone) => isDone && onChanged(reflectionWords().acknowledged)),
  }
}
