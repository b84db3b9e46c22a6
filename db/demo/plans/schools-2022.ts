/** The plan of TK-12 Schools for 2022-23. */

import { calendarDate } from '../../../domain/calendar.ts'
import { THIS_YEAR } from '../calendar.ts'
import type { DemoPlan, DemoPriority } from '../shape.ts'
import { siteIdsIn } from '../sites.ts'
import { SCHOOLS_2022_CHAINS, SCHOOLS_2022_COVER } from './schools-2022-cover.ts'

const NETWORK = [
  'alder-creek',
  'canyon-wren',
  'chaparral',
  'cottonwood',
  'lupine-meadow',
  'redbud',
  'stone-bridge',
  'sycamore-bend',
]

const SYSTEMS: DemoPriority = {
  title: 'Align our systems',
  actions: [
    {
      text: 'Plan assistant principal and counselor meetings together with other departments.',
      goals: ['LCAP 2'],
      metrics: [
        {
          text: 'Feedback from participants at monthly meetings',
          title: 'Monthly meetings: usefulness',
          definition: 'Mean answer to “I know what to do next”, 1 to 5, by role.',
          kind: 'score',
          unit: '',
          direction: 'up',
          baseline: 3.6,
          baselineOn: calendarDate('2022-06-30'),
          baselineSource: 'Meetings of spring 2022',
          target: 4.2,
          scaleMin: 1,
          scaleMax: 5,
          cadence: 'monthly',
          privacyClass: 'survey',
          sourceSystem: 'Google Forms',
          owner: 'Executive Director, TK-12 Schools',
          headline: true,
        },
      ],
    },
  ],
}

const IMPROVEMENT: DemoPriority = {
  title: 'Make improvement continuous',
  actions: [
    {
      text: 'Take part in an improvement network with eight schools.',
      goals: ['LCAP 1'],
      needsResources: true,
      metrics: [
        {
          text: 'Each school’s own action plan',
          title: 'Schools testing a change',
          definition: 'Network schools whose action plan has reached “change tested”.',
          kind: 'milestone',
          unit: 'schools',
          direction: 'up',
          baseline: 0,
          baselineOn: calendarDate('2022-08-15'),
          baselineSource: 'Start of the network',
          target: 8,
          tolerance: { unit: 'value', amount: 1 },
          stages: ['not started', 'problem named', 'change tested', 'results studied', 'spread'],
          targetStage: 'change tested',
          cadence: 'quarterly',
          sourceSystem: 'Action plans',
          owner: 'Improvement facilitator',
          headline: true,
          siteIds: NETWORK,
        },
      ],
    },
    {
      text: 'Review the strategies of every school plan with the programs office.',
      goals: ['LCAP 1', 'LCAP 3'],
      metrics: [
        {
          text: 'Quarterly review of plan strategies and actions',
          title: 'School plans reviewed',
          definition: 'Schools that reviewed the strategies of their plan during the quarter.',
          kind: 'yes_no',
          unit: '%',
          direction: 'at_least',
          baseline: 70,
          baselineSource: 'Estimate of 2021-22',
          target: 95,
          tolerance: { unit: 'value', amount: 5 },
          rateBase: 100,
          cadence: 'quarterly',
          sourceSystem: 'Review forms',
          owner: 'School plan specialist',
          siteIds: siteIdsIn(THIS_YEAR),
        },
      ],
    },
  ],
}

const LEADERSHIP: DemoPriority = {
  title: 'Develop instructional leadership',
  actions: [
    {
      text: 'Send site and central leaders to an academy for instructional leadership.',
      goals: ['LCAP 1'],
      metrics: [
        {
          text: 'Completion of the academy through attendance',
          title: 'Academy attendance',
          definition: 'Places filled out of places enrolled at the academy days, by role.',
          kind: 'rate',
          unit: '%',
          direction: 'at_least',
          target: 85,
          tolerance: { unit: 'value', amount: 3 },
          cadence: 'quarterly',
          sourceSystem: 'Academy sign-in',
          owner: 'Executive Director, TK-12 Schools',
          headline: true,
        },
        {
          text: 'Participant feedback',
          title: 'Academy: usefulness',
          definition: 'Mean answer to “I changed something in my school”, 1 to 5.',
          kind: 'score',
          unit: '',
          direction: 'at_least',
          target: 4,
          tolerance: { unit: 'value', amount: 0.25 },
          scaleMin: 1,
          scaleMax: 5,
          cadence: 'quarterly',
          privacyClass: 'survey',
          sourceSystem: 'Academy feedback form',
          owner: 'Executive Director, TK-12 Schools',
        },
      ],
    },
  ],
}

export const SCHOOLS_2022: DemoPlan = {
  cover: SCHOOLS_2022_COVER,
  chains: SCHOOLS_2022_CHAINS,
  priorities: [SYSTEMS, IMPROVEMENT, LEADERSHIP],
}
