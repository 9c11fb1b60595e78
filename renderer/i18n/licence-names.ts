/** What licences are called in the interface; their ids are those of SPDX. */
import type { Language } from '../../shared/contract/language'
import type { Licence } from '../../shared/model/licence'

export const LICENCE_NAMES: Readonly<Record<Language, Readonly<Record<Licence, string>>>> = {
  fr: {
    'CC0-1.0': 'CC0 1.0, domaine public',
    'CC-BY-4.0': 'CC BY 4.0',
    'CC-BY-SA-4.0': 'CC BY-SA 4.0',
    'CC-BY-NC-4.0': 'CC BY-NC 4.0',
    'CC-BY-NC-SA-4.0': 'CC BY-NC-SA 4.0',
    'CC-BY-ND-4.0': 'CC BY-ND 4.0',
    'CC-BY-NC-ND-4.0': 'CC BY-NC-ND 4.0',
    'all-rights-reserved': 'Tous droits réservés',
    other: 'Autre licence',
  },
  en: {
    'CC0-1.0': 'CC0 1.0, public domain',
    'CC-BY-4.0': 'CC BY 4.0',
    'CC-BY-SA-4.0': 'CC BY-SA 4.0',
    'CC-BY-NC-4.0': 'CC BY-NC 4.0',
    'CC-BY-NC-SA-4.0': 'CC BY-NC-SA 4.0',
    'CC-BY-ND-4.0': 'CC BY-ND 4.0',
    'CC-BY-NC-ND-4.0': 'CC BY-NC-ND 4.0',
    'all-rights-reserved': 'All rights reserved',
    other: 'Another licence',
  },
}

/** What each asks, for whoever does not know the letters. */
export const LICENCE_TERMS: Readonly<Record<Language, Readonly<Record<Licence, string>>>> = {
  fr: {
    'CC0-1.0': 'Sans condition',
    'CC-BY-4.0': 'Citer qui l’a écrit',
    'CC-BY-SA-4.0': 'Citer qui l’a écrit, partager aux mêmes conditions',
    'CC-BY-NC-4.0': 'Citer qui l’a écrit, sans but commercial',
    'CC-BY-NC-SA-4.0': 'Citer, sans but commercial, aux mêmes conditions',
    'CC-BY-ND-4.0': 'Citer qui l’a écrit, sans rien changer',
    'CC-BY-NC-ND-4.0': 'Citer, sans but commercial, sans rien changer',
    'all-rights-reserved': 'Demander avant de s’en servir',
    other: 'Les conditions sont dites à part',
  },
  en: {
    'CC0-1.0': 'No condition',
    'CC-BY-4.0': 'Credit the authors',
    'CC-BY-SA-4.0': 'Credit the authors, share under the same terms',
    'CC-BY-NC-4.0': 'Credit the authors, no commercial use',
    'CC-BY-NC-SA-4.0': 'Credit, no commercial use, same terms',
    'CC-BY-ND-4.0': 'Credit the authors, change nothing',
    'CC-BY-NC-ND-4.0': 'Credit, no commercial use, change nothing',
    'all-rights-reserved': 'Ask before using it',
    other: 'The terms are stated separately',
  },
}
