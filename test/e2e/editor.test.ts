// A person in a browser writes a note: formatting, two windows, undo, and what may not be changed.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { type BridgePage, openSession, until } from '../support/bridge-page'
import { launchServed, type Served, startServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import {
  type NoteWindow,
  noteWindow,
  openAgain,
  openForeignPage,
  startNote,
} from '../support/note-window'
import { onEnd } from '../support/on-end'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('editor')

/** Settles when the library has every letter on its disk, as the page itself counts. */
function whenSaved(served: Served): Promise<unknown> {
  return served.page
    .getByText(/Enregistr|Saved/u)
    .first()
    .waitFor()
}

async function firstNote(page: BridgePage): Promise<DocId> {
  const whole = { shelf: 'notes', offset: 0, limit: 1 } as const
  const [row] = (await page.bridge.client.request('listNotes', whole)).rows
  if (!row) throw new Error('no note is listed')
  return row.docId
}

describe('writing a note', () => {
  it('keeps what was typed and formatted through a reload', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Relevé du marais')
    await note.type('Basse mer, **trois** transects')
    await note.press('Enter')
    await note.type('## Stations')
    await note.press('Enter')
    await note.type('- amont')
    await note.press('Enter', 'Enter')
    await note.type('[ ] changer le câble')
    await note.press('Enter', 'Enter')
    await note.type('> une citation')
    await note.press('Enter', 'Enter')
    await note.press('Control+i')
    await note.type('en italique')
    await whenSaved(served)
    await served.page.reload()

    const again = noteWindow(served.page)
    await again.shows('en italique')
    await expect.poll(() => again.title.inputValue()).toBe('Relevé du marais')
    await expect.poll(() => again.body.locator('strong').textContent()).toBe('trois')
    await expect.poll(() => again.body.locator('h2').textContent()).toBe('Stations')
    await expect.poll(() => again.body.locator('ul:not([data-type]) li').count()).toBe(1)
    await expect.poll(() => again.body.getByRole('checkbox').count()).toBe(1)
    await expect.poll(() => again.body.locator('blockquote').textContent()).toBe('une citation')
    await expect.poll(() => again.body.locator('em').textContent()).toBe('en italique')
  })

  it('takes a list’s sign for a letter where one stands in a list already', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Courses')
    await note.type('- pain')
    await note.press('Enter')
    await note.type('- 3 degrés')
    await note.press('Enter')
    await note.type('1. avril')
    await note.press('Enter', 'Enter')
    await note.type('1. laver')
    await note.press('Enter')
    await note.type('- trier')
    await note.press('Enter', 'Enter')
    await note.type('- fin')
    await expect
      .poll(() => note.body.locator('li').allTextContents())
      .toEqual(['pain', '- 3 degrés', '1. avril', 'laver', '- trier', 'fin'])
    await expect.poll(() => note.body.locator('li ul, li ol').count()).toBe(0)
    await expect.poll(() => note.body.locator('ul').count()).toBe(2)
  })

  it('formats from the bar without leaving the keyboard', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Clavier')
    await note.type('gras')
    await note.press('Control+a', 'Alt+F10', 'ArrowRight', 'Enter')
    await expect.poll(() => note.body.locator('strong').textContent()).toBe('gras')
    await served.page.waitForFunction(
      () =>
        document.activeElement?.hasAttribute('data-note-body') &&
        String(document.getSelection()) === 'gras',
    )
    await note.press('Control+u')
    await note.body.locator('u', { hasText: 'gras' }).waitFor()
  })

  it('keeps scripts and foreign images of pasted text out', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Collé')
    const requests: string[] = []
    served.page.on('request', (request) => requests.push(request.url()))
    await note.body.evaluate((body) => {
      const data = new DataTransfer()
      data.setData(
        'text/html',
        '<p>du <b>web</b><img src="https://exemple.invalid/p.png" onerror="document.title=1">' +
          '<a href="javascript:alert(1)">piège</a><script>document.title=2</script></p>',
      )
      body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await note.shows('du web')
    await expect.poll(() => note.body.locator('strong').textContent()).toBe('web')
    await expect.poll(() => note.body.locator('img, script, a').count()).toBe(0)
    expect(await served.page.title()).not.toMatch(/^[12]$/u)
    expect(requests.filter((url) => url.includes('exemple.invalid'))).toEqual([])
  })
})

describe('two windows on one note', () => {
  it('show each other’s letters and carets, and undo only one’s own', async () => {
    const served = await open()
    const left = await startNote(served.page, 'Partagé')
    await left.type('gauche')
    const right = await openAgain(served, 'Partagé')
    await right.shows('gauche')
    await right.body.click()
    await right.press('Control+End', 'Enter')
    await right.type('droite')
    await left.shows('droite')
    await left.body.locator('.caret').waitFor()
    await expect.poll(() => left.body.locator('.caret-label').count()).toBe(1)

    await left.page.bringToFront()
    await left.body.click()
    await left.press('Control+z')
    await right.body.filter({ hasNotText: 'gauche' }).waitFor()
    await expect.poll(() => right.body.textContent()).toContain('droite')
    await left.press('Control+y')
    await right.shows('gauche')
  })

  it('merge what both type into the title', async () => {
    const served = await open()
    const left = await startNote(served.page, 'semis')
    const right = await openAgain(served, 'semis')
    await right.title.press('End')
    await right.type(' de mai')
    await left.title.press('Home')
    // At once: letters that come slowly are taken back one by one.
    await left.page.keyboard.insertText('Les ')
    for (const { page } of [left, right]) {
      await page.waitForFunction(
        () =>
          document.querySelector<HTMLTextAreaElement>('[data-note-title]')?.value ===
          'Les semis de mai',
      )
    }
    await left.press('Control+z')
    await right.page.waitForFunction(
      () =>
        document.querySelector<HTMLTextAreaElement>('[data-note-title]')?.value === 'semis de mai',
    )
  })
})

describe('a note that may not be changed', () => {
  it('takes no letter while something newer than this build is in it', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Du futur')
    await note.type('avant ')
    await whenSaved(served)
    const foreign = await openForeignPage(served)
    onEnd(foreign.close)
    const docId = await firstNote(foreign)
    const session = await openSession(foreign, docId)
    const typing = note.body.pressSequentially('pendant ', { delay: 5 })
    const hologram = new Y.XmlElement('hologram')
    const inside = new Y.XmlElement('paragraph')
    inside.insert(0, [new Y.XmlText('venu du futur')])
    hologram.insert(0, [inside])
    session.doc.getXmlFragment(BODY).insert(0, [hologram])

    await note.shows('venu du futur')
    await typing.catch(() => {})
    await expect.poll(() => note.body.getAttribute('aria-readonly')).toBe('true')
    await expect.poll(() => note.body.getAttribute('contenteditable')).toBe('false')
    await expect.poll(() => note.title.getAttribute('readonly')).not.toBeNull()
    await expect.poll(() => served.page.getByRole('alert').count()).toBeGreaterThan(0)
    await note.shows('avant')

    // Everywhere unchanged: whoever opens it next finds the node as it was written.
    const after = await openForeignPage(served)
    onEnd(after.close)
    const seen = await openSession(after, docId)
    expect(String(seen.doc.getXmlFragment(BODY).get(0))).toBe(
      '<hologram><paragraph>venu du futur</paragraph></hologram>',
    )
  })
})

describe('text whose structure fits no schema', () => {
  it('is shown and kept, when it comes and when the note is opened', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Mal emboîté')
    await note.type('avant')
    await whenSaved(served)
    const foreign = await openForeignPage(served)
    onEnd(foreign.close)
    const session = await openSession(foreign, await firstNote(foreign))
    const list = new Y.XmlElement('bulletList')
    const bare = new Y.XmlElement('paragraph')
    bare.insert(0, [new Y.XmlText('sans puce')])
    list.insert(0, [bare])
    session.doc.getXmlFragment(BODY).insert(1, [list])

    await note.shows('sans puce')
    await note.type(' et après')
    await served.page.reload()
    await noteWindow(served.page).shows('sans puce')
    await until(foreign.bridge.notes.state(session.docId), () =>
      String(session.doc.getXmlFragment(BODY).get(0)).includes('et après'),
    )
    expect(String(session.doc.getXmlFragment(BODY).get(1))).toBe(
      '<bulletlist><paragraph>sans puce</paragraph></bulletlist>',
    )
  })
})

describe('a word that is still being composed', () => {
  it('keeps its place and its letters while others write, and stands once', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Composition')
    await note.type('Fin.')
    await note.shows('Fin.')
    const other = await openAgain(served, 'Composition')
    await other.shows('Fin.')
    await note.press('Control+Home')
    const input = await served.context.newCDPSession(served.page)
    const compose = (text: string) =>
      input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await compose('に')
    await compose('にほ')
    await note.shows('にほ')
    // Before it, after it, and in a paragraph of their own.
    await other.body.click()
    await other.press('Control+End')
    await other.type(' Bis')
    await other.press('Enter')
    await other.type('Plus bas')
    await note.shows('Plus bas')
    await compose('にほん')
    await other.press('Control+Home')
    await other.type('Avant ')
    await note.shows('Avant ')
    await compose('にほんご')
    await input.send('Input.insertText', { text: '日本語' })
    await note.type(' fini. ')
    const whole = 'Avant 日本語 fini. Fin. BisPlus bas'
    for (const window of [note, other]) await expect.poll(() => bodyOf(window)).toBe(whole)
    await whenSaved(served)
    await served.page.reload()
    await expect.poll(() => bodyOf(noteWindow(served.page))).toBe(whole)
  })
})

describe('a cursor that has just been moved on a busy page', () => {
  it('stays where it was put, whatever others write meanwhile', async () => {
    const served = await open()
    const note = await startNote(served.page, 'Occupée')
    await note.type('Fin.')
    await note.shows('Fin.')
    const other = await openAgain(served, 'Occupée')
    await other.body.click()
    await other.press('Control+End')
    // From here on the page hears of a moved cursor only when it lets itself be told.
    await note.page.evaluate(() => {
      const told = (event: Event) => event.isTrusted && event.stopImmediatePropagation()
      window.addEventListener('selectionchange', told, true)
      Object.assign(window, {
        tell: () => window.removeEventListener('selectionchange', told, true),
      })
    })
    await note.press('Control+Home')
    await other.type(' Bis')
    await note.shows('Fin. Bis')
    await note.page.evaluate(() => (window as unknown as { tell: () => void }).tell())
    await note.type('Avant ')
    for (const window of [note, other])
      await expect.poll(() => bodyOf(window)).toBe('Avant Fin. Bis')
  })
})

describe('a host that dies while a person types', () => {
  it('loses no letter', async () => {
    const folder = await createTemporaryFolder('editor')
    onEnd(folder.remove)
    const library = `${folder.path}/library`
    const served = await launchServed({ library })
    onEnd(served.close)
    const note = await startNote(served.page, 'Panne')
    await note.type('avant ')
    await whenSaved(served)
    await served.killServer()
    await note.type('pendant ')
    const next = await startServed({ library, port: served.port })
    onEnd(next.stop)
    await note.type('après')
    await whenSaved(served)
    const other = await served.context.newPage()
    await other.goto(`http://127.0.0.1:${served.port}/`)
    await other.getByText('Panne').first().click()
    await noteWindow(other).shows('avant pendant après')
  })
})

/** The text without the carets' labels, which are drawn inside it. */
function bodyOf(note: NoteWindow): Promise<string> {
  return note.body.evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}
