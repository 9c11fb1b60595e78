import type { SampleLibrary } from '../sample-library'
import { BASES } from './bases'
import { CULTURE, CULTURE_NOTES } from './culture'
import { DIGITAL_HELP, DIGITAL_HELP_NOTES } from './digital-help'
import { FACILITATION, FACILITATION_NOTES } from './facilitation'
import { FIRST_STEPS, FIRST_STEPS_NOTES } from './first-steps'
import { ORGANISATION_NOTES } from './organisations'
import { TERM_NOTES } from './terms'
import { TO_SORT_NOTES } from './to-sort'

export const LIBRARY: SampleLibrary = {
  language: 'en',
  bases: BASES,
  notebooks: [FIRST_STEPS, FACILITATION, DIGITAL_HELP, CULTURE],
  notes: [
    ...FIRST_STEPS_NOTES,
    ...FACILITATION_NOTES,
    ...DIGITAL_HELP_NOTES,
    ...CULTURE_NOTES,
    ...TERM_NOTES,
    ...ORGANISATION_NOTES,
    ...TO_SORT_NOTES,
  ],
}
