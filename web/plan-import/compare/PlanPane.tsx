import { useMemo } from 'preact/hooks'

import { Printed, SectionAnswer } from '../../plan/SectionAnswer.tsx'
import type { Block } from '../../plan/sections.ts'
import { reportGroups } from '../../plan/sections.ts'
import { ChainBoard } from '../../shared/ChainBoard.tsx'
import { importWords } from '../../words/plan-import.ts'
import type { Reading, ReadPlan } from '../reading.ts'
import { useComparing } from './comparing.ts'
import { documentSections } from './document-sections.ts'
import { LazyList } from './LazyList.tsx'
import { Pane } from './Pane.tsx'
import { DoubtsOfParts, Part } from './Part.tsx'
import { WHOLE_PLAN } from './parts.ts'
import { ReadCover } from './ReadCover.tsx'
import { ReadPriority } from './ReadPriority.tsx'

const STRETCH = 10
/** In rem. */
const ACTION_HEIGHT = 9
const CHAIN_HEIGHT = 12
const LINE_HEIGHT = 2.5

/** The plan as it was read, in the order of the report. */
export function PlanPane({ reading }: { reading: Reading }) {
  const { plan, suggestions } = reading
  const { doubts, place } = useComparing()
  const byPart = useMemo(() => Map.groupBy(doubts, ({ part }) => part), [doubts])
  const hints = useMemo(
    () => new Map(suggestions.map((suggestion) => [suggestion.target, suggestion])),
    [suggestions],
  )
  return (
    <DoubtsOfParts.Provider value={byPart}>
      <Pane
        view="plan"
        title={importWords().compare.plan}
        sought={place.part === undefined ? undefined : `[data-part="${CSS.escape(place.part)}"]`}
      >
        {byPart.has(WHOLE_PLAN) && <Part part={WHOLE_PLAN}>{null}</Part>}
        <ReadCover plan={plan} />
        <Sections plan={plan} />
        <Theory plan={plan} />
        <LazyList
          items={plan.priorities}
          stretch={STRETCH}
          needed={positionOf(place.part ?? '', 'priorities')}
          heightOf={({ actions }) => ACTION_HEIGHT * (1 + actions.length)}
          renderItem={(read, at) => (
            <ReadPriority key={at} priority={read} part={`priorities.${at + 1}`} hints={hints} />
          )}
        />
        <FormActions form={plan.form} />
      </Pane>
    </DoubtsOfParts.Provider>
  )
}

function Sections({ plan }: { plan: ReadPlan }) {
  const groups = useMemo(() => reportGroups(documentSections(plan), plan.kind), [plan])
  return (
    <>
      {groups.map(({ key, heading, answers }) => (
        <section key={key} class="answers">
          {heading !== null && (
            <Part part={`sections.${key}`}>
              <h2>{heading}</h2>
            </Part>
          )}
          {answers.map((answer) => (
            <SectionAnswer
              key={answer.key}
              answer={answer}
              renderBlocks={(blocks) => <Blocks blocks={blocks} />}
            />
          ))}
        </section>
      ))}
    </>
  )
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const { part } = useComparing().place
  return (
    <LazyList
      items={blocks}
      stretch={STRETCH}
      needed={blocks.findIndex((block) => block.part === part)}
      heightOf={({ lines }) => LINE_HEIGHT * lines.length}
      renderItem={(block) => (
        <Part key={block.part} part={block.part}>
          <Printed {...block} />
        </Part>
      )}
    />
  )
}

function Theory({ plan: { chains, sections } }: { plan: ReadPlan }) {
  const say = importWords().parts
  const { part = '' } = useComparing().place
  return (
    <section class="answers">
      <h2>{say.theory}</h2>
      {sections.theoryOfAction !== null && (
        <Part part="sections.theoryOfAction">
          <p>{sections.theoryOfAction}</p>
        </Part>
      )}
      {chains.length === 0 && sections.theoryOfAction === null && (
        <p class="not-given">{say.noChains}</p>
      )}
      <LazyList
        items={chains}
        stretch={STRETCH}
        needed={positionOf(part, 'chains')}
        heightOf={() => CHAIN_HEIGHT}
        renderItem={({ whichWill, ...chain }, at) => (
          <Part key={at} part={`chains.${at + 1}`}>
            <h3>{say.chain(at + 1)}</h3>
            <ChainBoard chains={[{ ...chain, whichWill: whichWill ?? '' }]} />
          </Part>
        )}
      />
    </section>
  )
}

/** The place in a list that a part belongs to, 0 the first: 1 for `chains.2`. */
function positionOf(part: string, list: string): number | undefined {
  const [kind, position] = part.split('.')
  return kind === list ? Number(position) - 1 : undefined
}

function FormActions({ form }: { form: ReadPlan['form'] }) {
  if (!form) return null
  return (
    <section class="answers">
      <h2>{importWords().parts.actions}</h2>
      {form.actions.map(({ text }, at) => (
        <Part key={at} part={`form.actions.${at + 1}`}>
          <p>{text}</p>
        </Part>
      ))}
    </section>
  )
}
