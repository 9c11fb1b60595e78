/**
 * Links between notes that have keys and no ids yet, as the sample library's Markdown writes them:
 *
 *   [text](note:KEY)             to a note
 *   [text](<note:KEY#Heading>)   to a heading of it, in the heading's own words
 *
 * They are replaced in the Markdown before it is read: no reader lets an unknown scheme pass.
 */
export interface SampleLink {
  readonly key: string
  readonly heading: string | undefined
}

const LINK = /\]\((?:note:([a-z0-9-]+)|<note:([a-z0-9-]+)#([^<>\n]+)>)\)/gu

export function findSampleLinks(markdown: string): readonly SampleLink[] {
  return Array.from(markdown.matchAll(LINK), ([, key, target, heading]) => ({
    key: key ?? target ?? '',
    heading,
  }))
}

/** `address` answers with an href that needs no escaping in Markdown. */
export function replaceSampleLinks(
  markdown: string,
  address: (link: SampleLink) => string,
): string {
  return markdown.replaceAll(
    LINK,
    (_, key: string | undefined, target: string | undefined, heading: string | undefined) =>
      `](${address({ key: key ?? target ?? '', heading })})`,
  )
}
