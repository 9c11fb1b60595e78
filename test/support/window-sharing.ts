// What a person who shares for the first time is asked for before there is a link.
import type { Page } from 'playwright-core'

/** In the share dialog; it is what is open again at the end. */
export async function giveNameAndRelay(page: Page, name: string, relay: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Set a relay' }).click()
  await page.getByRole('textbox', { name: 'Address of the relay' }).fill(relay)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('answers in').waitFor()
  await page.getByRole('button', { name: 'Use this relay' }).click()
  // It is drawn anew, and takes the focus, once there is a relay: pressed before, the key reaches none.
  await page.locator('button:focus', { hasText: 'Back to sharing' }).waitFor()
  await page.keyboard.press('Enter')
}
