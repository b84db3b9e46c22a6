/** A printed plan as the parts the database stores. */

import type {
  DivisionForm,
  PlanAction,
  PlanDocument,
  PlanPriority,
} from '../domain/plan-text/document.ts'
import type { Plan } from '../domain/plan.ts'
import { letterAt } from './metric-fields.ts'

const FORM_PRIORITY = 'Department goals (outcomes)'
const FORM_METRICS = "Metrics of the department's goals (the form does not tie them to an action)"

/** The document's sections by name, one text per printed paragraph or list item; some are empty. */
export function sectionsOf(document: PlanDocument): Plan['sections'] {
  const { services, other, ...texts } = document.sections
  const named: [string, string[]][] = Object.entries(texts).map(([name, text]) => [
    name,
    linesOf(text),
  ])
  named.push(['services', services], ...formSections(document.form))
  for (const { heading, text } of other) named.push([`other: ${heading}`, linesOf(text)])

  const sections: Plan['sections'] = {}
  for (const [name, lines] of named) {
    sections[name] = [...(sections[name] ?? []), ...lines]
  }
  return sections
}

/** The document's priorities; the 2016 form's lists as one priority. */
export function prioritiesOf(document: PlanDocument): PlanPriority[] {
  const { form, priorities } = document
  if (!form) return priorities
  const actions = form.actions.map(({ text, needsResources }, index): PlanAction => ({
    number: index + 1,
    text,
    ...(needsResources !== null && { needsResources }),
    metrics: [],
  }))
  const metrics = form.metrics.map((text, index) => ({ letter: letterAt(index + 1), text }))
  const unassigned = { number: 0, text: FORM_METRICS, metrics }
  return [
    {
      number: 1,
      title: FORM_PRIORITY,
      actions: metrics.length > 0 ? [unassigned, ...actions] : actions,
    },
    ...priorities,
  ]
}

function formSections(form: DivisionForm | undefined): [string, string[]][] {
  if (!form) return []
  const { division } = form
  return [
    ['formGoals', form.goals],
    ['formMetrics', form.metrics],
    ['formTargets', form.targets],
    ['divisionName', linesOf(division.name)],
    ['divisionPurpose', linesOf(division.purpose)],
    ['divisionTheoryOfAction', linesOf(division.theoryOfAction)],
    ['divisionOrganizationalChart', linesOf(division.organizationalChart)],
    ['divisionContact', linesOf(division.contact)],
    ['divisionTelephone', linesOf(division.telephone)],
  ]
}

function linesOf(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('\n')
}
