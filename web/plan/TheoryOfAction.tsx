import { REPORT_SECTIONS } from '../../domain/plan-text/phrases.ts'
import { ChainBoard } from '../shared/ChainBoard.tsx'
import { planWords } from '../words/plan.ts'
import { Printed } from './SectionAnswer.tsx'
import type { Plan } from './stored-plan.ts'

/** The chains, and text beside them that is no part of one. */
export function TheoryOfAction({ plan: { chains, sections } }: { plan: Plan }) {
  const lines = sections.theoryOfAction ?? []
  const { planned, theoryOfAction } = REPORT_SECTIONS
  return (
    <section class="section page-break">
      <h2>{theoryOfAction.heading}</h2>
      <p class="question print-only">{planned.questions.join(' ')}</p>
      {lines.length > 0 && <Printed lines={lines} />}
      {chains.length === 0 && lines.length === 0 && (
        <p class="not-given">{planWords().page.notGiven}</p>
      )}
      <ChainBoard
        chains={chains.map(({ whichWill, ...chain }) => ({ ...chain, whichWill: whichWill ?? '' }))}
      />
    </section>
  )
}
