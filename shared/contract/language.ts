/** The two languages of the interface, and of the 24 words. */

export type Language = 'fr' | 'en'
