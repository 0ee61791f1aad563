// The same extract again next week, in real Chromium: what differs row by row, signed off one by one; counts side by
// side until they agree. In the practice of the browser and on a server; and the rows that a load left out.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accessible, fits, launch, open, serve, sit } from './stage.mjs'

const folder = mkdtempSync(join(tmpdir(), 'kotodigi-dual-'))
const shots = process.env.SHOTS
let server, browser
before(async () => { server = await serve(3); browser = await launch() })
after(async () => { await browser?.close(); await server?.stop(); rmSync(folder, { recursive: true, force: true }) })

const HEADER = 'Asiakasnumero;Henkilötunnus;Sukunimi;Etunimet;Kotikunta;Kansalaisuus;Äidinkieli;Oleskelulupa;Lupa myönnetty;' +
  'Muuttopäivä;Alkukartoitus pvm;Kotosuunnitelma alkaa;Kotosuunnitelma päättyy;Puhelin;Turvakielto;Työnhakija'
/** Made-up people; `told` is what the old register says of one. */
function row(n, told = {}) {
  const digits = `${String(n).padStart(2, '0')}0390${920 + n}`
  const code = `${digits.slice(0, 6)}-${920 + n}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31]}`
  const { phone = `+35840555${1000 + n}`, assessed = '1.4.2026', hidden = 'E' } = told
  return [500 + n, code, `Kaksonen${n}`, `Viikko${n}`, 'Kuopio', 'Irak', 'arabia', 'A (jatkuva)', '1.2.2026', '3.2.2026',
    assessed, '1.5.2026', '1.5.2027', phone, hidden, 'K'].join(';')
}
function extract(name, rows) {
  const path = join(folder, name)
  writeFileSync(path, [HEADER, ...rows].join('\n') + '\n')
  return path
}

const look = async (page, name) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `dual-${name}.png`), fullPage: true })
}
const quiet = page => assert.deepEqual(page.complaints, [])
const checked = page => page.waitForFunction(() => document.querySelector('#take-title') && !document.querySelector('.doing:not(.doing-nothing)'), null, { timeout: 60_000 })

/** The workbench, with a file checked. */
async function bring(page, file) {
  await page.setInputFiles('#file', file)
  await checked(page)
  const [load] = await Promise.all([page.context().waitForEvent('page'), page.locator('#load').click()])
  await load.locator('#system').waitFor()
  return load
}
const WORDS = {
  fi: { compare: /[Vv]ertaa (harjoitus)?rekisteriin/, load: 'Tuo rivit', rows: 'Vertaa rivi riviltä', keep: /^Rekisteri on oikeassa/, take: /^Ota tiedoston arvo/, signed: /^Kuitatut/, open: /^Avoimet/ },
  sv: { compare: /[Jj]ämför med (övnings)?registret/, load: 'Importera raderna', rows: 'Jämför rad för rad', keep: /^Registret har rätt/, take: /^Ta filens värde/, signed: /^Kvitterade/, open: /^Öppna/ },
  en: { compare: /[Cc]ompare (it )?with the (practice )?register/, load: 'Load the rows', rows: 'Compare row by row', keep: /^The register is right/, take: /^Take the file/, signed: /^Signed off/, open: /^Open/ }
}
const press = (page, name) => page.getByRole('button', { name }).first().click()
async function load(page, words) {
  await press(page, words.compare)
  await press(page, words.load)
  await page.locator('main a[href$="intake-runs"]').last().waitFor({ timeout: 60_000 })
}
/** Chooses the old register by its earlier name, compares with the register, then row by row. */
async function byRow(page, words, earlier) {
  await page.getByRole('button', { name: earlier, exact: true }).click()
  assert.equal(await page.locator('#system').inputValue(), earlier)
  await press(page, words.compare)
  await page.getByRole('button', { name: words.rows }).waitFor({ timeout: 10_000 }).catch(async () => assert.fail(await page.locator('main').innerText()))
  await press(page, words.rows)
  await page.locator('#dual-says').waitFor({ timeout: 60_000 })
}
const counts = async page => Object.fromEntries(await page.locator('.sides tbody tr').evaluateAll(rows =>
  rows.map(row => [...row.children].map(cell => cell.innerText)).map(([name, ...cells]) => [name, cells.join(' ')])))
const focused = page => page.evaluate(() => document.activeElement.id)

const FIRST = [1, 2, 3, 4, 5, 6].map(n => row(n))
/** Two new telephone numbers, one more assessment day, somebody gone, somebody new. */
const SECOND = [row(1, { phone: '+358405559001' }), row(2, { phone: '+358405559002' }), row(3, { assessed: '2.4.2026' }), row(4), row(5), row(7)]

for (const side of ['training', 'work']) {
  test(`${side}: next week's extract is compared row by row and signed off with the keyboard alone; the signatures stay`, async () => {
    const words = WORDS.en
    const page = await open(browser, { lang: 'en' })
    await sit(page, `${server.base}/${side}/role`, 'Otto Salmi')
    await page.goto(`${server.base}/${side}/intake`)
    const first = await bring(page, extract('week1.csv', FIRST))
    await press(first, words.compare)
    await first.getByText(/A load would create 6/).waitFor({ timeout: 60_000 })
    // Nobody of the file is known: there is nothing to compare row by row.
    assert.equal(await first.getByRole('button', { name: words.rows }).count(), 0)
    await press(first, words.load)
    await first.getByText('New clients 6, updated 0').waitFor({ timeout: 60_000 })
    const earlier = await first.locator('.lead.hash').innerText()
    await press(first, words.rows)
    await first.locator('#dual-says').getByText('The counts agree, and nothing is open.').waitFor({ timeout: 60_000 })
    await first.close()

    const second = await bring(page, extract('week2.csv', SECOND))
    await byRow(second, words, earlier)
    const now = await counts(second)
    assert.equal(now.Clients, '6 6 agree')
    assert.equal(now['Assessments made'], '6 6 agree')
    assert.equal(now.Plans, '6 6 agree')
    const cards = await second.locator('.difference').allInnerTexts()
    assert.equal(cards.length, 5, cards.join('\n'))
    assert.match(cards[0], /^Row 2 · K-\d+ · Telephone[\s\S]*In the file\s+\+358405559001[\s\S]*In the register\s+\+358405551001[\s\S]*It has changed in the old register/)
    assert.ok(cards.some(card => /^Row 7 · Only in the file[\s\S]*Kaksonen7/.test(card)), cards.join('\n'))
    assert.ok(cards.some(card => /^K-\d+ · Only in the register/.test(card)), cards.join('\n'))
    assert.deepEqual(await accessible(second, `dual ${side}`), [])

    // Without a reason nothing is signed, and the field says so.
    await second.locator('.difference').first().getByRole('button', { name: words.keep }).focus()
    await second.keyboard.press('Enter')
    await second.getByText('Write why it was settled this way.').waitFor()
    assert.match(await focused(second), /^reason-/)
    await second.keyboard.type('Asked the client')
    await second.keyboard.press('Tab')
    await second.keyboard.press('Tab')
    assert.match(await focused(second), /^take-/)
    await second.keyboard.press('Enter')
    await second.getByText('The difference is signed off. The register took the value of the file. Not signed off: 4.').waitFor({ timeout: 60_000 })
    // The next one has the focus, and the reason stands ready.
    for (let left = 4; left > 0; left--) {
      await second.waitForFunction(() => document.activeElement.id.startsWith('keep-'))
      assert.equal(await second.locator('.difference').first().getByLabel('Reason').inputValue(), 'Asked the client')
      await second.keyboard.press('Enter')
      await second.waitForFunction(left => document.querySelectorAll('.difference').length === left, left - 1, { timeout: 60_000 })
    }
    await second.locator('#dual-says').getByText('The counts agree, and nothing is open.').waitFor()
    await second.waitForFunction(() => document.activeElement.id === 'dual-says')
    await second.getByRole('button', { name: 'Signed off (5)' }).click()
    const signed = await second.locator('.card').allInnerTexts()
    assert.equal(signed.length, 5)
    for (const card of signed) assert.match(card, /Signed off by\s+Otto Salmi, [\d/]+, [\d:]+\s+Reason\s+Asked the client/)
    assert.equal(signed.filter(card => card.includes('The register took the file’s value') || card.includes("The register took the file's value")).length, 1)
    assert.deepEqual(await accessible(second, `dual ${side} signed`), [])
    if (side === 'training') await second.locator('.kept').filter({ hasText: /Saved/ }).waitFor()
    await second.close()

    // The signatures outlive the page, and a load changes nothing that was signed for the register.
    const again = await bring(page, join(folder, 'week2.csv'))
    await byRow(again, words, earlier)
    await again.getByRole('button', { name: 'Open (0)' }).waitFor()
    await again.getByRole('button', { name: 'Signed off (5)' }).waitFor()
    // One more row changes: only that is open.
    await again.close()
    const third = await bring(page, extract('week3.csv', SECOND.map((told, n) => n ? told : row(1, { phone: '+358405559111' }))))
    await byRow(third, words, earlier)
    await third.getByRole('button', { name: 'Open (1)' }).waitFor()
    await third.getByRole('link', { name: 'Loads' }).first().click()
    await third.getByText('The same old register again').waitFor()
    quiet(page)
    await page.context().close()
  })
}

for (const lang of ['fi', 'sv']) {
  test(`${lang}: a long list is shown piece by piece, is no wider than the screen, and turns language`, async () => {
    const words = WORDS[lang]
    const page = await open(browser, { lang })
    await sit(page, `${server.base}/training/role`, 'Otto Salmi')
    await page.goto(`${server.base}/training/intake`)
    const numbers = Array.from({ length: 28 }, (_, n) => n + 1)
    const first = await bring(page, extract('pitka.csv', numbers.map(n => row(n))))
    await load(first, words)
    const earlier = await first.locator('.lead.hash').innerText()
    await first.close()
    const second = await bring(page, extract('pitka2.csv', numbers.map(n => row(n, { phone: `+35840555${8000 + n}`, assessed: n === 2 ? '' : '1.4.2026' }))))
    await byRow(second, words, earlier)
    assert.equal(await second.locator('.difference').count(), 25)
    await second.getByRole('button', { name: /\b3\b.*\(3 / }).click()
    assert.equal(await second.locator('.difference').count(), 28)
    assert.deepEqual(await accessible(second, `dual ${lang}`), [])
    await second.locator('.difference').first().getByRole('textbox').fill(lang === 'fi' ? 'Tarkistettu asiakkaalta' : 'Kontrollerat med kunden')
    await press(second, words.take)
    await second.getByRole('button', { name: /\(27\)/ }).waitFor()
    for (const width of [1280, 390]) {
      await second.setViewportSize({ width, height: 900 })
      assert.equal(await fits(second), true, `fits ${width}`)
      await look(second, `${lang}-${width}`)
    }
    assert.deepEqual(await accessible(second, `dual ${lang} narrow`), [])
    await second.getByRole('button', { name: words.signed }).click()
    await second.locator('.card').first().waitFor()
    await look(second, `signed-${lang}-390`)
    // Another language: the list is asked for again in it.
    await second.getByRole('button', { name: 'English' }).click()
    await second.getByRole('heading', { name: 'Differences row by row' }).waitFor()
    await second.getByRole('button', { name: 'Open (27)' }).click()
    await second.getByText('It has changed in the old register.').first().waitFor()
    quiet(page)
    await page.context().close()
  })
}

test('rows left out of a load are told to the supervisor who may know of protected people, and to nobody else', async () => {
  const words = WORDS.fi
  const page = await open(browser, { lang: 'fi' })
  await sit(page, `${server.base}/work/role`, 'Otto Salmi')
  await page.goto(`${server.base}/work/intake`)
  const people = [row(11), row(12, { hidden: 'K' })]
  const first = await bring(page, extract('suojattu.csv', people))
  await load(first, words)
  await first.close()
  const second = await bring(page, extract('suojattu2.csv', [row(11, { phone: '+358405557011' }), people[1]]))
  await load(second, words)
  await second.getByText('1 riviä ei voitu tuoda. Kysy esihenkilöltäsi.').waitFor()
  await second.locator('main a[href$="intake-runs"]').last().click()
  await second.getByRole('heading', { level: 1, name: 'Tuonnit' }).waitFor()
  assert.equal(await second.locator('#left').count(), 0)

  const paula = await open(browser, { lang: 'fi' })
  await sit(paula, `${server.base}/work/role`, 'Paula Savolainen')
  await paula.locator('nav.pages').getByRole('link', { name: 'Tuonnit' }).waitFor()
  await paula.goto(`${server.base}/work/intake-runs`)
  const card = paula.locator('.card').filter({ hasText: 'suojattu2' })
  await card.waitFor({ timeout: 5000 }).catch(async () => assert.fail(await paula.locator('main').innerText()))
  assert.match(await card.innerText(), /Rivit\s+3: K-\d+/)
  assert.deepEqual(await accessible(paula, 'rows left out'), [])
  for (const width of [1280, 390]) {
    await paula.setViewportSize({ width, height: 900 })
    assert.equal(await fits(paula), true, `fits ${width}`)
    await look(paula, `left-fi-${width}`)
  }
  await card.getByRole('button', { name: 'Rivit on käsitelty' }).click()
  await paula.getByText('Pois jääneitä rivejä ei ole.').waitFor({ timeout: 5000 }).catch(async () => assert.fail(await paula.locator('main').innerText()))
  assert.equal(await focused(paula), 'left')
  quiet(paula)
  await paula.context().close()
  quiet(page)
  await page.context().close()
})
