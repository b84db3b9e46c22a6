/** One shape for each status, in a 16 by 16 box. Shapes differ in outline, not in colour alone. */

import type { Status } from './status.ts'

interface StatusShape {
  /** SVG path data. */
  path: string
  /** A line instead of a filled shape. */
  outline?: 'dashed' | 'solid'
}

/** Cut-outs are holes, not paint, so a shape is whole on any ground and on paper. */
export const STATUS_SHAPES: Record<Status, StatusShape> = {
  met: {
    path: 'M8 .6a7.4 7.4 0 100 14.8A7.4 7.4 0 008 .6zM4 8.3l1.3-1.4 2 1.9 3.7-4.3 1.4 1.2-5 5.8z',
  },
  on_track: {
    path: 'M8 .8a7.2 7.2 0 100 14.4A7.2 7.2 0 008 .8zM8 3a5 5 0 110 10A5 5 0 018 3zM8 5.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z',
  },
  at_risk: { path: 'M8 .2L15.8 8 8 15.8.2 8z' },
  off_track: { path: 'M.8 2.2h14.4L8 14.9z' },
  incomplete: {
    path: 'M8 .8a7.2 7.2 0 100 14.4A7.2 7.2 0 008 .8zM8 2.8a5.2 5.2 0 010 10.4z',
  },
  no_data: { path: 'M8 1.6a6.4 6.4 0 110 12.8A6.4 6.4 0 018 1.6', outline: 'dashed' },
  informative: { path: 'M2.2 2.2h11.6v11.6H2.2z', outline: 'solid' },
  not_due: { path: 'M3 7h10v2H3z' },
}
