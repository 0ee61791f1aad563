// The first day of a real register in Chromium: the one-time password, a password of one's own, a second factor, in.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accessible, fits, freePort, kotodigi, launch, open, up } from './stage.mjs'

let browser
before(async () => { browser = await launch() })
after(async () => { await browser?.close() })

/** RFC 6238, six digits in thirty seconds, of a key in base 32. */
function totp(key, at = Date.now()) {
  const bits = [...key].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', bytes).update(counter).digest()
  const from = mac[19] & 15
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A new production register, and the one-time password its first start says. */
async function first() {
  const folder = mkdtempSync(join(tmpdir(), 'kotodigi-'))
  const port = await freePort()
  const server = spawn(kotodigi, ['serve', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`])
  let said = ''
  server.stdout.on('data', text => { said += text })
  server.stderr.on('data', text => { said += text })
  const base = `http://127.0.0.1:${port}`
  await up(base)
  const stop = () => new Promise(done => {
    server.once('exit', () => { rmSync(folder, { recursive: true, force: true }); done() })
    server.kill()
  })
  return { base, password: said.match(/(?:[a-z0-9]{5}-){5}[a-z0-9]{5}/)[0], stop }
}

for (const [lang, width] of [['fi', 1280], ['sv', 390]]) {
  test(`${lang}, ${width} px: from the one-time password to the rights of use, by keyboard`, async () => {
    const server = await first()
    try {
      const page = await open(browser, { lang, width })
      const found = []
      const look = async where => {
        found.push(...await accessible(page, where))
        if (!await fits(page)) found.push(`${where}: wider than the screen`)
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${where}-${lang}.png`, fullPage: true })
      }
      const type = async (field, text) => {
        await page.locator(`#field-${field}`).focus()
        await page.keyboard.type(text)
      }
      await page.goto(server.base + '/work')
      await page.locator('#field-account').waitFor()
      await look('login')

      await type('account', 'first.administrator')
      await type('password', 'not the password')
      await page.keyboard.press('Enter')
      await page.locator('#summary').waitFor()
      await look('login-refused')

      await page.locator('#field-password').fill('')
      await type('password', server.password)
      await page.keyboard.press('Enter')
      await page.locator('#field-new_password:focus').waitFor()
      await look('login-new-password')

      await page.keyboard.type('kuusi nurin niemen kärki 74')
      await page.keyboard.press('Enter')
      await page.locator('#field-code:focus').waitFor()
      await look('login-enrol')

      const key = (await page.locator('code.key').innerText()).replaceAll(' ', '')
      await page.keyboard.type(totp(key))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/work\/rights$/)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look('login-in')
      // One's own sessions: only this one, and it has nothing to end but itself.
      await page.locator('.who a').click()
      await page.locator('.card').waitFor()
      assert.equal(await page.locator('.card').count(), 1)
      assert.equal(await page.locator('.card button').count(), 0)
      await look('sessions')
      // On every page there is the way out; the browser keeps words only: language and purpose.
      for (const path of ['/work/rights', '/work', '/work/notices', '/work/nothing']) {
        await page.goto(server.base + path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.getByRole('button', { name: /^(Kirjaudu ulos|Logga ut)$/ }).waitFor()
      }
      const stored = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])
      assert.deepEqual([stored[0].filter(key => !['koto-lang', 'koto-purpose'].includes(key)), stored[1], stored[2]], [[], [], ''])
      await page.goto(server.base + '/work/rights')
      // In a real register nobody chooses who they are, and no day is turned.
      assert.equal(await page.getByText(/Harjoitus|Övning/).count(), 0)
      assert.deepEqual(found, [])
      // Out: nothing of the register stands on the page any more, going back included.
      await page.getByRole('button', { name: /^(Kirjaudu ulos|Logga ut)$/ }).click()
      await page.locator('#field-account').waitFor()
      await page.goBack()
      await page.waitForTimeout(500)
      assert.equal(await page.getByText('first.administrator').count(), 0)
    } finally {
      await server.stop()
    }
  })
}
