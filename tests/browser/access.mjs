// Who may see what, as people meet it: roles, purposes, protected clients, openings with a reason, rights of use.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { accessible, enter, fits, launch, open, serve, sit } from './stage.mjs'

let server, browser
before(async () => { server = await serve(); browser = await launch() })
after(async () => { await browser?.close(); await server?.stop() })

const quiet = page => assert.deepEqual(page.complaints, [])
const click = async (page, locator) => { await locator.waitFor(); await page.waitForTimeout(450); await locator.click() }
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor()
const role = (page, side, who) => sit(page, `${server.base}/${side}/role`, who)
const save = page => page.locator('main form button[type=submit]').click()

/** Finds a client by name and opens the page; the address. */
async function find(page, side, name) {
  await page.goto(`${server.base}/${side}/search`)
  await page.locator('main input').fill(name)
  await page.keyboard.press('Enter')
  await click(page, page.locator('main a[href*="/clients/"]').first())
  await page.waitForURL(/clients\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page.url()
}

const PROTECTED = { street: 'Piilopolku 7', phone: '+358 45 555 0999' }
/** Registers a protected client, as Mikko Laine does it; the address of the page. */
async function hide(page, side, family) {
  await role(page, side, 'Mikko Laine')
  await page.goto(`${server.base}/${side}/clients/new`)
  await heading(page, /Rekisteröi asiakas/)
  await page.getByLabel(/^Sukunimi/).fill(family)
  await page.getByLabel(/^Etunimet/).fill('Testi')
  await page.getByLabel(/^Syntymäaika/).fill('1.2.1990')
  await page.getByLabel(/^Kotikunta/).selectOption('297')
  await page.getByLabel(/^Puhelin/).fill(PROTECTED.phone)
  await page.locator('fieldset').filter({ hasText: /^Turvakielto/ }).getByLabel('Kyllä').check()
  await page.getByLabel(/Mistä tieto on saatu/).selectOption('client')
  await save(page)
  await page.waitForURL(/clients\/[0-9a-f-]{36}$/)
  return page.url()
}

for (const side of ['work', 'training']) {
  test(`${side}: the roles stand by organisation, and the chosen one with it in the frame`, async () => {
    const page = await open(browser)
    await page.goto(`${server.base}/${side}/role`)
    await page.getByRole('heading', { level: 2, name: 'Kuopio' }).waitFor()
    assert.ok(await page.locator('button.role').count() >= 18)
    await page.getByRole('button', { name: /Antti Miettinen/ }).click()
    await heading(page, 'Käyttöoikeudet')
    const who = await page.locator('.who').innerText()
    assert.match(who, /Antti Miettinen.*Käyttöoikeudet, kunta.*Kuopio/s)
    const menu = await page.locator('nav.pages').innerText()
    assert.doesNotMatch(menu, /Työlista|Hae asiakas|Uusi asiakas/, 'who grants sees no clients')
    assert.equal(await page.locator('#purpose').count(), 0, 'one purpose is not chosen')
    quiet(page)
  })

  test(`${side}: a page of another purpose is one click away, and a task brings its purpose along`, async () => {
    const page = await open(browser, { purpose: 'guidance' })
    await enter(page, `${server.base}/${side}/role`)
    const options = await page.locator('#purpose option').evaluateAll(all => all.map(option => option.value))
    assert.ok(options.includes('plan') && !options.includes('supervision'), options.join())
    const client = await find(page, side, 'selam haile')
    await page.goto(client + '/note_change')
    const turn = page.getByRole('button', { name: 'Vaihda käyttötarkoitus: Kotoutumissuunnitelma' })
    await turn.waitFor()
    await turn.click()
    await page.locator('main form textarea').first().waitFor()
    assert.equal(await page.locator('#purpose').inputValue(), 'plan')
    await page.getByRole('status').filter({ hasText: 'Käyttötarkoitus on nyt: Kotoutumissuunnitelma.' }).waitFor()
    // It is remembered, and what it shows is shown.
    await page.goto(client)
    await page.getByRole('heading', { name: 'Määräajat' }).waitFor()
    assert.equal(await page.locator('#purpose').inputValue(), 'plan')
    await page.selectOption('#purpose', 'guidance')
    await page.getByText('tehtäviä ei näytetä tähän käyttötarkoitukseen').waitFor()
    // What the client's page lists for another purpose opens its form at once, for that purpose.
    await click(page, page.locator('.steps .refused a', { hasText: /muutosilmoitus|muutos/i }).first())
    await page.locator('main form textarea').first().waitFor()
    assert.equal(await page.locator('#purpose').inputValue(), 'plan')
    await page.selectOption('#purpose', 'guidance')
    // The task of a plan is opened for the plan.
    await click(page, page.locator('nav.pages a', { hasText: 'Työlista' }))
    const task = page.locator('table.tasks td.task a[href$="/direct_to_service"], table.tasks td.task a[href$="/review_plan"], table.tasks td.task a[href$="/draw_up_plan"]').first()
    await click(page, task)
    await page.waitForURL(/clients\/.*\/\w+$/)
    await page.locator('main form').waitFor()
    assert.equal(await page.locator('#purpose').inputValue(), 'plan')
    quiet(page)
  })

  test(`${side}: a protected client is masked, opened with a reason and a code, and the supervisor is alarmed`, async () => {
    const page = await open(browser)
    const family = `Piilotettu${side}`
    const client = await hide(page, side, family)
    await page.goto(client + '/assign_worker')
    await page.getByLabel(/^Vastuutyöntekijä/).selectOption({ label: 'Aino Korhonen' })
    await save(page)
    await page.waitForURL(client)

    // Aino works with the client, without the special right.
    await role(page, side, 'Aino Korhonen')
    await page.goto(client)
    const guard = page.locator('section.guard')
    await guard.getByRole('heading', { name: 'Turvakielto' }).waitFor()
    assert.equal(await guard.getByRole('link').count(), 0, 'nothing to open without the right')
    assert.ok(await page.locator('.facts tr', { hasText: 'Peitetty' }).count() >= 2)
    const seen = await page.locator('body').innerText()
    assert.ok(!seen.includes(PROTECTED.phone) && !/Kotikunta\s+Kuopio/.test(seen), 'masked')
    assert.deepEqual(await accessible(page, 'masked client'), [])
    await page.goto(`${server.base}/${side}/search`)
    await page.locator('main input').fill(family)
    await page.keyboard.press('Enter')
    const hit = page.locator('table.tasks tbody tr').filter({ hasText: family })
    await hit.waitFor()
    assert.match(await hit.innerText(), /Peitetty/)

    // A colleague of neither is told nothing.
    await role(page, side, 'Sari Heikkinen')
    await page.goto(client)
    await page.getByText('Tällaista ei ole, tai sinulla ei ole oikeutta nähdä sitä.').waitFor()

    // Mikko has the right: reason and code, once.
    await role(page, side, 'Mikko Laine')
    await page.goto(client)
    await click(page, guard.getByRole('link', { name: 'Avaa turvakiellon tiedot' }))
    await heading(page, 'Avaa turvakiellon tiedot')
    await page.locator('#field-code').fill('12')
    await save(page)
    await page.locator('#summary').waitFor()
    await page.locator('#field-code-wrong').waitFor()
    assert.deepEqual(await accessible(page, 'opening with errors'), [])
    await page.locator('main textarea').fill('Asiakas pyytää soittamaan ja kertomaan asunnosta')
    await page.locator('#field-code').fill('123456')
    await save(page)
    await page.waitForURL(client)
    await guard.getByText(/Sulkeutuu itsestään .*\(\d+ min jäljellä\)/).waitFor()
    await page.locator('.facts').getByText(PROTECTED.phone).waitFor()
    assert.deepEqual(await accessible(page, 'opened client'), [])

    // The supervisor sees it at once, first, and marks it as seen.
    await role(page, side, 'Paula Savolainen')
    const notices = page.locator('nav.pages a', { hasText: 'Ilmoitukset' })
    await notices.locator('.count').waitFor()
    await click(page, notices)
    const alarm = page.locator('.card.alarming').first()
    await alarm.getByText('Asiakas pyytää soittamaan').waitFor()
    assert.match(await alarm.innerText(), /Hälytys[\s\S]*Turvakiellon tiedot avattu/)
    await page.getByRole('button', { name: 'Merkitse kaikki nähdyiksi' }).click()
    await page.getByRole('heading', { level: 2, name: 'Nähdyt' }).waitFor()
    await page.waitForFunction(() => !document.querySelector('nav.pages .count'))
    quiet(page)
  })

  test(`${side}: a client outside one's own opens with a reason, and closes by itself`, async () => {
    const page = await open(browser, { purpose: 'plan' })
    const number = (await (async () => {
      await enter(page, `${server.base}/${side}/role`)
      await find(page, side, 'selam haile')
      return page.locator('.summary dd').first().innerText()
    })()).trim()
    await role(page, side, 'Linnéa Nygård')
    await page.goto(`${server.base}/${side}/search`)
    await click(page, page.getByRole('link', { name: /Avaa oman alueesi ulkopuolinen asiakas/ }))
    await heading(page, 'Avaa oman alueen ulkopuolinen asiakas')
    await page.getByLabel(/^Asiakasnumero/).fill(number)
    await page.locator('main textarea').fill('lyhyt')
    await save(page)
    await page.locator('#summary').getByText(/kokonaisena lauseena/).waitFor()
    await page.locator('main textarea').fill('Asiakas muuttaa Vaasaan ja pyysi siirtämään suunnitelman')
    await save(page)
    await page.waitForURL(/clients\/[0-9a-f-]{36}$/)
    await heading(page, /Haile Selam/)
    await page.getByText(/Sulkeutuu itsestään .*\(\d+ min jäljellä\)/).waitFor()
    await page.getByText('Avattu perustellusti', { exact: true }).waitFor()
    quiet(page)
  })

  test(`${side}: a right is requested, granted and opened by three people, and then it holds`, async () => {
    const page = await open(browser)
    await role(page, side, 'Paula Savolainen')
    await click(page, page.locator('footer a', { hasText: 'Pyydä käyttöoikeutta' }))
    await heading(page, 'Pyydä käyttöoikeutta työntekijälle')
    assert.equal(await page.locator('#purpose').inputValue(), 'access_control')
    const account = `maija.uusi-${side}`
    await page.getByLabel(/^Käyttäjätunnus/).fill(account)
    await page.getByLabel(/^Työntekijän nimi/).fill('Maija Uusi')
    await page.getByLabel(/^Rooli/).selectOption('integration_worker')
    await page.getByLabel(/^Voimassa asti/).fill('31.12.2027')
    await page.getByLabel(/^Perustelu/).fill('Uusi työntekijä kotoutumispalveluissa')
    await save(page)
    await heading(page, 'Käyttöoikeudet')
    const card = page.locator('.card').filter({ hasText: 'Maija Uusi' })
    await page.getByRole('heading', { level: 2, name: /^Pyydetty/ }).waitFor()
    assert.equal(await card.getByRole('link').count(), 0, 'who asks does not grant')

    for (const [who, deed, then] of [
      ['Antti Miettinen', 'Myönnä käyttöoikeus', /^Myönnetty, odottaa avaamista/],
      ['Kaisa Niemi', 'Avaa myönnetty käyttöoikeus', /^Käytössä/]
    ]) {
      await role(page, side, who)
      await page.goto(`${server.base}/${side}/rights`)
      await click(page, card.getByRole('link', { name: deed }))
      await heading(page, deed)
      await page.getByRole('button', { name: deed }).click()
      await page.getByRole('status').filter({ hasText: `Tehty: ${deed}` }).waitFor()
      await page.getByRole('heading', { level: 2, name: then }).waitFor()
    }
    await card.locator('summary').click()
    const way = await card.locator('ol').innerText()
    assert.match(way, /Paula Savolainen[\s\S]*Antti Miettinen[\s\S]*Kaisa Niemi/)
    // She has the right now, and can be chosen in a training register.
    await role(page, side, 'Maija Uusi')
    await page.locator('table.tasks').waitFor()
    quiet(page)
  })

  test(`${side}: an anomaly is told by KEHA and answered by the municipality`, async () => {
    const page = await open(browser)
    await role(page, side, 'Lauri Koski')
    await page.goto(`${server.base}/${side}/anomalies`)
    await click(page, page.getByRole('link', { name: 'Ilmoita poikkeamasta kunnalle' }))
    await page.getByLabel(/^Kunta/).selectOption('297')
    await page.getByLabel(/^Käyttäjätunnus/).fill('aino.korhonen')
    await page.locator('main textarea').fill('Monta samannimistä asiakasta tunnissa')
    await save(page)
    await page.getByText('Monta samannimistä asiakasta tunnissa').waitFor()
    await role(page, side, 'Paula Savolainen')
    await page.goto(`${server.base}/${side}/anomalies`)
    await click(page, page.getByRole('link', { name: /Vastaa poikkeamaan/ }).first())
    await page.getByLabel(/^Mistä poikkeama johtui/).fill('Perheen yhteinen suunnitelma')
    await page.getByLabel(/^Mihin toimiin ryhdyttiin/).fill('Asia käytiin läpi')
    await save(page)
    await page.getByText('Perheen yhteinen suunnitelma').waitFor()
    await page.getByText('Vastattu').first().waitFor()
    quiet(page)
  })

  test(`${side}: why one can't see a thing is answered where it is not seen, and turning to its purpose shows it`, async () => {
    const page = await open(browser, { purpose: 'guidance' })
    await enter(page, `${server.base}/${side}/role`)
    await find(page, side, 'selam haile')
    await page.locator('details.not-shown summary').click()
    await page.locator('details.not-shown li').filter({ hasText: 'Henkilötunnus' }).getByRole('button').click()
    const panel = page.locator('details.reasons')
    await panel.getByText('Ei: tämä ei ole sinulle sallittu.').waitFor()
    await page.waitForFunction(() => document.activeElement.id === 'why-what')
    assert.match(await panel.innerText(), /79 §/)
    assert.deepEqual(await accessible(page, 'reasons'), [])
    await panel.getByRole('button', { name: 'Vaihda käyttötarkoitus: Kotoutumissuunnitelma' }).click()
    await panel.getByText('Kyllä: tämä on sinulle sallittu.').waitFor()
    await page.locator('.facts').getByText('140388-9028').waitFor()
    await panel.locator('select').selectOption('client_log see')
    await panel.getByText('Ei: tämä ei ole sinulle sallittu.').waitFor()
    quiet(page)
  })
}

for (const side of ['work', 'training']) {
  test(`${side}: the registrar sees who looked, and takes all data of a person along`, async () => {
    const page = await open(browser)
    await role(page, side, 'Riitta Ahonen')
    const client = await find(page, side, 'selam haile')
    await click(page, page.getByRole('link', { name: 'Kuka on katsonut tietoja' }))
    await heading(page, 'Kuka on katsonut tietoja')
    await page.locator('.log-day').getByText(/Riitta Ahonen/).first().waitFor()
    await page.goto(client)
    await click(page, page.getByRole('link', { name: 'Kaikki henkilön tiedot' }))
    await heading(page, 'Kaikki henkilön tiedot')
    const take = async name => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      return [download.suggestedFilename(), readFileSync(await download.path())]
    }
    const [name, json] = await take('Tallenna JSON')
    assert.match(name, /^K-\d+-extract\.json$/, 'a number names the file, not a person')
    assert.equal(JSON.parse(json).name, 'Haile Selam')
    if (side === 'work') {
      const [, pdf] = await take('Tallenna PDF')
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    }
    quiet(page)
  })
}

test('training: two people erase whose four years are over, and a reload brings nobody back', async () => {
  const page = await open(browser, { purpose: 'data_quality' })
  await role(page, 'training', 'Helena Vainio')
  await page.goto(`${server.base}/training/erasure`)
  await page.getByText('laki ei säädä säilytysaikaa').waitFor()
  await page.locator('details.set-day summary').click()
  await page.locator('#day-input').fill('1.1.2040')
  await page.keyboard.press('Enter')
  await page.getByText(/Poistettavana \d+ asiakkaan tiedot/).waitFor()
  const gone = await page.locator('main tbody th').first().innerText()
  const approve = async () => {
    await click(page, page.getByRole('link', { name: 'Hyväksy poistoluettelo' }))
    await page.locator('#field-code').fill('123456')
    await save(page)
    await page.waitForURL(/\/erasure$/)
  }
  const erase = page.getByRole('button', { name: 'Poista luettelon tiedot' })
  await approve()
  await click(page, erase)
  await page.getByText('siihen tarvitaan kahden eri ihmisen hyväksyntä').waitFor()
  await role(page, 'training', 'Outi Harju')
  await page.goto(`${server.base}/training/erasure`)
  await approve()
  await click(page, erase)
  await page.getByText('Tiedot on poistettu. Niitä ei saa takaisin.').waitFor()
  await page.waitForTimeout(1500)
  await page.reload()
  await page.getByText('Kenenkään tietoja ei ole nyt poistettava.').waitFor()
  await role(page, 'training', 'Riitta Ahonen')
  await page.goto(`${server.base}/training/search`)
  await page.locator('main input').fill(gone)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(500)
  assert.equal(await page.locator('main a[href*="/clients/"]').count(), 0)
  quiet(page)
})

const EVERYWHERE = [
  ['Antti Miettinen', ['rights', 'notices', 'anomalies', 'deeds/request_right', 'roles']],
  ['Kaisa Niemi', ['rights', 'deeds/enrol_municipality', 'notices']],
  ['Lauri Koski', ['anomalies', 'deeds/report_anomaly', 'rights', 'officer-log']],
  ['Paula Savolainen', ['notices', 'anomalies', 'rights', 'officer-log', 'intake-runs']],
  ['Aino Korhonen', ['deeds/open_outside', 'notices', 'rights', 'roles', 'anomalies']],
  ['Nina Salo', ['deeds/open_outside']]
]
for (const lang of ['fi', 'sv']) {
  for (const width of [1280, 390]) {
    test(`accessible and no wider than the screen: the pages of access, ${lang}, ${width} px`, async () => {
      const page = await open(browser, { lang, width })
      const found = []
      const look = async where => {
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForTimeout(200)
        for (const folded of await page.locator('details').all()) await folded.evaluate(details => { details.open = true })
        await page.waitForTimeout(200)
        found.push(...await accessible(page, where))
        if (!await fits(page)) found.push(`${where}: wider than the screen`)
      }
      for (const side of ['work', 'training']) {
        for (const [who, pages] of EVERYWHERE) {
          await role(page, side, who)
          for (const path of pages) {
            await page.goto(`${server.base}/${side}/${path}`)
            await look(`${side} ${who} ${path}`)
            if (path.startsWith('deeds/')) {
              await save(page)
              await page.locator('#summary').waitFor()
              await look(`${side} ${who} ${path} with errors`)
            }
          }
        }
        await role(page, side, 'Riitta Ahonen')
        const client = await find(page, side, 'selam haile')
        for (const path of ['', '/log', '/extract']) {
          await page.goto(client + path)
          await look(`${side} Riitta Ahonen client${path}`)
        }
      }
      assert.deepEqual(found, [])
      quiet(page)
    })
  }
}
