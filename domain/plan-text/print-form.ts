/** The 2016 form printed in its own layout: rows of cells with tabs between. */

import type { DivisionForm, PlanDocument } from './document.ts'

const EMPTY_FORM: DivisionForm = {
  division: {
    name: null,
    purpose: null,
    theoryOfAction: null,
    organizationalChart: null,
    contact: null,
    telephone: null,
  },
  goals: [],
  metrics: [],
  targets: [],
  actions: [],
}

/** The form's text; reading it gives the same plan. */
export function printForm(plan: PlanDocument): string {
  const { department, sections, schoolYear } = plan
  const form = plan.form ?? EMPTY_FORM
  const { division } = form
  const year = schoolYear === null ? '' : ` ${schoolYear}`
  const rows = [
    'DIVISION ANNUAL PLAN',
    row('DIVISION', division.name),
    row('DIVISION STATEMENT OF PURPOSE', division.purpose),
    row('DIVISION THEORY OF ACTION (TOA)', division.theoryOfAction),
    row('DIVISION ORGANIZATIONAL CHART', division.organizationalChart),
    row('DIVISION CONTACT', division.contact),
    row('TELEPHONE/E-MAIL', division.telephone),
    'DEPARTMENT ANNUAL PLAN FORM',
    row('DEPARTMENT NAME:', department.name),
    row('DEPARTMENT STATEMENT OF PURPOSE (A):', sections.purpose),
    `LIST OF SERVICES\t${list(sections.services)}`,
    row('(OPTIONAL) DEPARTMENT THEORY OF ACTION:', sections.theoryOfAction),
    `1. Department Goals (Outcomes)${year}\tMetrics (C)${year}\tTargets (D)${year}`,
    [form.goals, form.metrics, form.targets].map(list).join('\t'),
    `2. Department Actions for${year}\tAdditional resources (Yes/No)`,
    ...form.actions.map(
      ({ text, needsResources }) => `${escaped(text)}\t${answer(needsResources)}`,
    ),
  ]
  return `${rows.join('\n')}\n`
}

function row(label: string, text: string | null): string {
  const paragraphs = (text ?? '').split('\n').map((line) => `<p>${escaped(line)}</p>`)
  return `${label}\t${text === null ? '' : paragraphs.join('')}`
}

function list(items: string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escaped(item)}`).join('')}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function answer(needsResources: boolean | null): string {
  if (needsResources === null) return ''
  return needsResources ? 'Yes' : 'No'
}
