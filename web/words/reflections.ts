/** The words of reflections, in English. */

import type { Felt } from '../../domain/reflection.ts'

const felt: Record<Felt, string> = {
  on_track: 'on track',
  at_risk: 'at risk',
  off_track: 'off track',
}

const english = {
  name: 'Reflections',
  link: 'Reflections',
  title: (cycle: string) => `Reflections on ${cycle}`,
  lede: 'For each action what happened, what was learned and what comes next. What the numbers say stands beside what people feel; neither corrects the other.',
  written: (written: number, all: number) => `${written} of ${all} actions have one.`,
  cycle: 'Cycle',
  download: 'Download CSV',
  action: (number: string) => `Action ${number}`,
  noPlanTitle: (year: string) => `No actions in ${year}`,
  noPlanWhy: 'Reflections are written on the actions of a plan.',
  happened: 'What happened',
  learned: 'What we learned',
  next: 'What comes next',
  nobody: 'Nobody has written about it yet.',
  numbers: 'The numbers',
  people: 'People feel',
  notSaid: 'not said',
  differs: (said: Felt) =>
    `They differ: people feel it is ${felt[said]}, and no judged metric of it is.`,
  agrees: 'They agree.',
  by: (who: string, when: string) => `Written by ${who}, ${when}.`,
  readBy: (who: string) => `Acknowledged by ${who}.`,
  unread: 'Nobody else has acknowledged it yet.',
  locked: 'The cycle is closed, and with it what is said of it.',
  late: 'The cycle is closed. As coordinator you may still write, with a reason.',
  write: 'Write',
  change: 'Change',
  acknowledge: 'Acknowledge',
  of: (deed: string, action: string) => `${deed}: ${action}`,
  form: {
    happenedHint: 'In a few sentences, also what did not take place.',
    learnedHint: 'What you know now and did not know before.',
    nextHint: 'What you keep, change or stop.',
    felt: 'How it feels',
    notSaid: 'Not said',
    reason: 'Why it comes after the cycle was closed',
    reasonHint: 'Ten characters or more; it stays on the record.',
    save: 'Save',
    cancel: 'Cancel',
    stale:
      'Somebody else wrote here in the meantime. What you typed is still below; saving again puts it in the place of what stands now:',
    empty: 'Write something, or say how it feels.',
  },
  saved: 'Saved; earlier versions stay on the record.',
  acknowledged: 'You have acknowledged it.',
  work: (cycle: string) => `Reflect on ${cycle}`,
}

export function reflectionWords(): typeof english {
  return english
}
