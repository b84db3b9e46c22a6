/** The words of surveys, on the metric page and in its form, in English. */

const english = {
  title: (cycle: string) => `The survey of ${cycle}`,
  result: 'Result',
  response: 'Response',
  change: 'Change',
  noResult: 'Not printed',
  ofPeople: (answered: string, invited: string) => `${answered} of ${invited}`,
  people: (answered: string) => (answered === '1' ? '1 person' : `${answered} people`),
  unknown: 'Not said',
  changed: 'changed',
  notChanged: 'not called a change',
  notCompared: 'Not compared',
  first: 'This is the first survey, so there is nothing to compare it with yet.',
  whiskers: 'Whiskers show what a survey’s result lies between.',
  newQuestion: (wording: string) => `New question: ${wording}`,
  logged: {
    invited: (count: string) => `${count} invited`,
    answered: (count: string) => `${count} answered`,
    scale: (options: number) => `${options} options`,
    wording: (name: string) => `wording “${name}”`,
    all: (parts: string) => `Survey: ${parts}`,
  },
  form: {
    title: 'From a survey',
    hint: 'How many were asked says how far the result may be off.',
    invited: 'People invited',
    answered: 'People who answered',
    scale: 'Answer options of the question',
    wording: 'Version of the wording',
    wordingHint: 'A name for it, such as spring 2023. Another one breaks the line.',
    count: 'Count the answers here',
    counts: 'Answers for each option',
    countsHint: 'The lowest option first, with spaces between: 3 7 20 15 5. A pasted row will do.',
    notApplicable: '“Not applicable” answers',
    notApplicableHint: 'They are left out.',
    reversed: 'To agree with this question is bad news, so turn its options round',
    favourable: (count: string, valid: string, percent: string) =>
      `${count} of ${valid} valid ${valid === '1' ? 'answer' : 'answers'} ${count === '1' ? 'is' : 'are'} favourable: ${percent}.`,
    mean: (mean: string, valid: string) =>
      valid === '1'
        ? `1 valid answer makes ${mean} on average.`
        : `${valid} valid answers make ${mean} on average.`,
    left: (count: string) => `${count} “not applicable” ${count === '1' ? 'is' : 'are'} left out.`,
    filled: 'Both numbers above were filled in.',
    notCounts: (typed: string) =>
      `“${typed}” is not a count; write whole numbers, one for each option.`,
    fewOptions: 'Write a count for every option, two or more; 0 where nobody chose it.',
    nobody: 'Nobody gave a valid answer; say instead why there is no number.',
    noScale: 'The metric does not say the ends of its scale, so no mean can be counted.',
  },
}

export type SurveyWords = typeof english

/** The words in force. */
export function surveyWords(): SurveyWords {
  return english
}
