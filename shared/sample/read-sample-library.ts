/** Each language is a chunk of its own, loaded when somebody wants the sample library. */
import type { Language } from '../contract/language'
import type { SampleLibrary } from './sample-library'

export async function readSampleLibrary(language: Language): Promise<SampleLibrary> {
  const { LIBRARY } =
    language === 'fr' ? await import('./fr/library') : await import('./en/library')
  return LIBRARY
}
