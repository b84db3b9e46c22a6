import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import type { SparklinePicture } from '../../web/shared/sparkline/sparkline-picture.ts'
import { sparklineSvg } from '../../web/shared/sparkline/sparkline-picture.ts'
import { on } from '../support/charts.ts'

const PICTURE: SparklinePicture = {
  title: 'DR-1.1.a Families & <friends>',
  says: '61.4 %: on track.',
  source: 'Aeries',
  asOf: calendarDate('2023-02-10'),
  series: {
    points: [
      on('2022-09-14', 54.8),
      { on: calendarDate('2022-10-14'), value: null },
      on('2023-01-20', 61.4),
    ],
    path: [on('2022-07-01', 51), on('2023-06-30', 65)],
    from: calendarDate('2022-07-01'),
    to: calendarDate('2023-06-30'),
    ticks: [calendarDate('2022-10-01')],
  },
}

describe('the picture of a small drawing', () => {
  test('says its title, what it shows, its source and its day', () => {
    const drawing = read(sparklineSvg(PICTURE))
    const texts = Array.from(drawing.querySelectorAll('text'), (one) => one.textContent)
    expect(texts).toEqual([
      'DR-1.1.a Families & <friends>',
      '61.4 %: on track.',
      'Jul 2022',
      'Jun 2023',
      'Quarterdeck · source: Aeries · as of Feb 10, 2023',
    ])
    expect(drawing.querySelectorAll('circle')).toHaveLength(1)
  })

  test('names no source where nobody said one, and draws no path where there is none', () => {
    const bare = { ...PICTURE, source: '', series: { ...PICTURE.series, path: [] } }
    const svg = sparklineSvg(bare)
    expect(svg).toContain('Quarterdeck · as of Feb 10, 2023')
    expect(svg).not.toContain('stroke-dasharray')
    expect(sparklineSvg(PICTURE)).toContain('stroke-dasharray')
  })
})

function read(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml')
}
