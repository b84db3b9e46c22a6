/** The words of the page on which observations are imported, in English. */

import { formatNumber } from '../shared/format.ts'

const english = {
  title: 'Import observations',
  eyebrow: 'Administration',
  lede: 'A CSV with one observation a row. It is checked first; then everything in it is published at once, or nothing.',
  choose: 'Choose a CSV file',
  chooseOther: 'Choose another file',
  chooseHint:
    'At least the columns metric_id, observed_on and value. An export of Quarterdeck fits as it is. At most 128 MB.',
  chosen: (name: string, size: string) => `${name}, ${size}`,
  check: 'Check the file',
  sending: 'Sending and reading',
  checking: 'Comparing with the record',
  publishing: 'Publishing',
  stop: 'Stop',
  stopped: 'Stopped. Nothing was stored.',
  checked: 'Nothing is stored yet',
  wouldAdd: 'would be added',
  wouldCorrect: 'would be corrected',
  same: 'already there',
  refusedRows: 'refused',
  publish: (rows: number) => `Publish ${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  publishGood: (rows: number) =>
    `Publish only the ${formatNumber(rows)} good ${rows === 1 ? 'row' : 'rows'}`,
  nothingNew: 'Everything in the file is on the record already. There is nothing to publish.',
  published: (added: number, corrected: number) =>
    `Published: ${formatNumber(added)} added, ${formatNumber(corrected)} corrected.`,
  changedMeanwhile:
    'Something changed since the file was checked. Nothing was stored; read the verdict again.',
  verdicts: 'What is wrong, row by row',
  moreVerdicts: 'These are the first. The download has all of them.',
  line: 'Line',
  column: 'Column',
  why: 'What is wrong',
  download: 'Download the refused rows',
  downloadHint: 'With a column that says what is wrong. Mend them there and import that file.',
  earlier: 'Earlier imports',
  none: 'Nothing was imported yet',
  noneWhy:
    'What is published here, over the API or by the command line is listed, and can be taken back.',
  file: 'File',
  when: 'When',
  by: 'By',
  rows: 'Added, corrected',
  state: 'State',
  states: {
    reading: 'Reading',
    checking: 'Checking',
    publishing: 'Publishing',
    published: 'Published',
    unchanged: 'Nothing new',
    refused: 'Refused',
    checked: 'Checked',
    failed: 'Broke off',
  },
  undone: 'Taken back',
  undo: 'Take back',
  undoNamed: (name: string) => `Take ${name} back`,
  undoTitle: (name: string) => `Take ${name} back?`,
  undoAsk:
    'What it added is withdrawn, what it corrected is as it was before. Every version stays on the record.',
  undoHint: 'It stands in the log. At least 10 characters.',
  wasUndone: (name: string) => `${name} was taken back.`,
}

export function importsWords() {
  return english
}
